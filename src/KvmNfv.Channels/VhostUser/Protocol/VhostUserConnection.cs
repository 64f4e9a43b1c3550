using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.VhostUser;

/// <summary>Messages over a connected Unix socket, either side's. One thread receives; one at a time sends.</summary>
internal sealed class VhostUserConnection(Socket socket) : IDisposable
{
    /// <summary>More than any message has: 8 + 509 regions of 32 bytes.</summary>
    private const int MaxPayload = 8 + GuestMemory.MaxRegions * 32;

    /// <summary>How long the rest of a message that has begun may take, and how long an answer may find no room.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private int Descriptor => (int)socket.Handle;

    /// <summary>Whether the other side has gone.</summary>
    public bool IsHungUp => Polling.HungUp(Descriptor);

    /// <summary>Waits for a message.</summary>
    /// <returns>False when the time was up.</returns>
    public bool Wait(TimeSpan most) => Polling.Readable(Descriptor, most);

    /// <summary>Receives the next message.</summary>
    /// <returns>Null when the other side has hung up.</returns>
    /// <exception cref="ChannelException">The bytes are no vhost-user message, or stop in the middle of one.</exception>
    public VhostUserMessage? Receive()
    {
        var descriptors = new List<SafeFileHandle>();
        try
        {
            Span<byte> head = stackalloc byte[Unsafe.SizeOf<VhostUserHeader>()];
            if (!Fill(head, descriptors, mayEnd: true))
                return null;
            var header = MemoryMarshal.Read<VhostUserHeader>(head);
            if ((header.Flags & VhostUserHeader.VersionMask) != VhostUserHeader.Version)
                throw new ChannelException(ChannelFault.PeerViolation, $"vhost-user message {header.Request} has version {header.Flags & VhostUserHeader.VersionMask}, not {VhostUserHeader.Version}.");
            if (header.Size > MaxPayload)
                throw new ChannelException(ChannelFault.PeerViolation, $"vhost-user message {header.Request} says it has {header.Size} bytes; the largest has {MaxPayload}.");
            var payload = new byte[header.Size];
            Fill(payload, descriptors, mayEnd: false);
            return new(header, payload, descriptors);
        }
        catch
        {
            foreach (var descriptor in descriptors)
                descriptor.Dispose();
            throw;
        }
    }

    /// <summary>Sends a message.</summary>
    public void Send(uint request, uint flags, ReadOnlySpan<byte> payload, params ReadOnlySpan<SafeFileHandle> descriptors)
    {
        Span<byte> bytes = stackalloc byte[Unsafe.SizeOf<VhostUserHeader>() + payload.Length];
        MemoryMarshal.Write(bytes, new VhostUserHeader(request, flags | VhostUserHeader.Version, (uint)payload.Length));
        payload.CopyTo(bytes[Unsafe.SizeOf<VhostUserHeader>()..]);
        // Answers are a few bytes: a socket without room for them belongs to a peer that reads none.
        if (!Polling.Writable(Descriptor, s_patience))
            throw new ChannelException(ChannelFault.PeerViolation, $"The vhost-user peer takes no answers: the socket is full for {s_patience.TotalSeconds} s.");
        DescriptorPassing.Send(Descriptor, bytes, descriptors);
    }

    /// <summary>Ends receiving, from any thread: the other side sees a hang-up.</summary>
    public void ShutDown()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (SocketException)
        {
            // Not connected any more: that is what was wanted.
        }
    }

    public void Dispose() => socket.Dispose();

    private bool Fill(Span<byte> bytes, List<SafeFileHandle> descriptors, bool mayEnd)
    {
        var filled = 0;
        var start = Stopwatch.GetTimestamp();
        while (filled < bytes.Length)
        {
            var begun = !mayEnd || filled > 0;
            if (begun && !Polling.Readable(Descriptor, s_patience - Stopwatch.GetElapsedTime(start)))
            {
                if (Stopwatch.GetElapsedTime(start) < s_patience)
                    continue;
                throw new ChannelException(ChannelFault.PeerViolation, $"A vhost-user message stopped after {filled} of {bytes.Length} bytes for {s_patience.TotalSeconds} s.");
            }
            var count = DescriptorPassing.Receive(Descriptor, bytes[filled..], descriptors);
            if (count == 0)
                return begun ? throw new ChannelException(ChannelFault.PeerViolation, $"The vhost-user peer hung up in the middle of a message, after {filled} bytes of {bytes.Length}.") : false;
            filled += count;
            if (descriptors.Count > DescriptorPassing.Most)
                throw new ChannelException(ChannelFault.PeerViolation, $"A vhost-user message came with more than {DescriptorPassing.Most} file descriptors.");
        }
        return true;
    }
}
