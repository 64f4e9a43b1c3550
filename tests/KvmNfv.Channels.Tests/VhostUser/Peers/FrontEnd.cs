using System.Net.Sockets;
using System.Runtime.InteropServices;
using KvmNfv.Channels.Interop;
using KvmNfv.Channels.VhostUser;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>A vhost-user front-end. Either connected to a socket, or to a session in this process, whose turn it then is after each message.</summary>
internal sealed class FrontEnd : IDisposable
{
    private readonly VhostUserConnection _connection;
    private readonly Action? _turn;

    public FrontEnd(Socket socket, Action? turn = null)
    {
        _connection = new(socket);
        _turn = turn;
    }

    public static FrontEnd Connect(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path));
        return new(socket);
    }

    /// <summary>Two connected sockets.</summary>
    public static unsafe (Socket Front, Socket Back) Pair()
    {
        var ends = stackalloc int[2];
        Libc.Check(Libc.SocketPair(Libc.UnixFamily, Libc.Stream | Libc.CloseOnExecSocket, 0, ends), "socketpair");
        return (new(new SafeSocketHandle(ends[0], true)), new(new SafeSocketHandle(ends[1], true)));
    }

    public void Send(VhostUserRequest request, ReadOnlySpan<byte> payload, uint flags = 0, params ReadOnlySpan<SafeFileHandle> descriptors)
    {
        _connection.Send((uint)request, flags, payload, descriptors);
        _turn?.Invoke();
    }

    public void Send<T>(VhostUserRequest request, T payload, uint flags = 0, params ReadOnlySpan<SafeFileHandle> descriptors) where T : unmanaged =>
        Send(request, MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in payload)), flags, descriptors);

    /// <summary>Sends with need_reply; what the back-end says, 0 for success.</summary>
    public ulong Acknowledged<T>(VhostUserRequest request, T payload, params ReadOnlySpan<SafeFileHandle> descriptors) where T : unmanaged
    {
        Send(request, payload, VhostUserHeader.NeedReply, descriptors);
        using var reply = Reply(request);
        return reply.Read<ulong>();
    }

    public ulong Get(VhostUserRequest request)
    {
        Send(request, []);
        using var reply = Reply(request);
        return reply.Read<ulong>();
    }

    public VhostUserMessage Reply(VhostUserRequest request)
    {
        Assert.That(_connection.Wait(TimeSpan.FromSeconds(10)), $"No reply to {request} within 10 s.");
        var reply = _connection.Receive();
        Assert.That(reply, Is.Not.Null, $"The back-end hung up instead of answering {request}.");
        Assert.That(reply!.Request, Is.EqualTo(request));
        Assert.That(reply.Header.Flags & VhostUserHeader.Reply, Is.EqualTo(VhostUserHeader.Reply));
        return reply;
    }

    /// <summary>Takes all answers that are there, and forgets them.</summary>
    public void Drop()
    {
        while (_connection.Wait(TimeSpan.Zero))
            _connection.Receive()?.Dispose();
    }

    /// <summary>Whether the back-end has hung up, within a time.</summary>
    public bool HasHungUp(TimeSpan most) => _connection.Wait(most) && _connection.Receive() is null;

    /// <summary>Negotiates what both have.</summary>
    public VirtioFeatures Negotiate(VirtioFeatures wanted)
    {
        var features = (VirtioFeatures)Get(VhostUserRequest.GetFeatures) & (wanted | VirtioFeatures.ProtocolFeatures);
        if (features.HasFlag(VirtioFeatures.ProtocolFeatures))
            Send(VhostUserRequest.SetProtocolFeatures, Get(VhostUserRequest.GetProtocolFeatures));
        Send(VhostUserRequest.SetOwner, []);
        Send(VhostUserRequest.SetFeatures, (ulong)features);
        return features;
    }

    public ulong SetMemory(params ReadOnlySpan<TestMemory> memories)
    {
        var payload = new byte[8 + 32 * memories.Length];
        MemoryMarshal.Write(payload, (uint)memories.Length);
        var files = new SafeFileHandle[memories.Length];
        for (var i = 0; i < memories.Length; i++)
        {
            MemoryMarshal.Write(payload.AsSpan(8 + 32 * i), memories[i].Description);
            files[i] = memories[i].File;
        }
        Send(VhostUserRequest.SetMemoryTable, payload, VhostUserHeader.NeedReply, files);
        using var reply = Reply(VhostUserRequest.SetMemoryTable);
        return reply.Read<ulong>();
    }

    public void SetRing(uint index, DriverQueue queue, SafeFileHandle? kick = null, SafeFileHandle? call = null, uint? position = null)
    {
        Send(VhostUserRequest.SetVringNumber, new VringState(index, queue.Size));
        Send(VhostUserRequest.SetVringBase, new VringState(index, position ?? (queue.IsPacked ? 0x80008000u : 0)));
        Send(VhostUserRequest.SetVringAddress, queue.Address with { Index = index });
        SendDescriptor(VhostUserRequest.SetVringCall, index, call);
        SendDescriptor(VhostUserRequest.SetVringKick, index, kick);
        Send(VhostUserRequest.SetVringEnable, new VringState(index, 1));
    }

    public void SendDescriptor(VhostUserRequest request, uint index, SafeFileHandle? descriptor)
    {
        if (descriptor is null)
            Send(request, index | 0x100ul);
        else
            Send(request, (ulong)index, 0, descriptor);
    }

    public uint GetBase(uint index)
    {
        Send(VhostUserRequest.GetVringBase, new VringState(index, 0));
        using var reply = Reply(VhostUserRequest.GetVringBase);
        return reply.Read<VringState>().Number;
    }

    public bool IsHungUp => _connection.IsHungUp;

    public void ShutDown() => _connection.ShutDown();

    public void Dispose() => _connection.Dispose();
}
