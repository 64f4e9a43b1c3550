using System.Net.Sockets;
using KvmNfv.Channels.Interop;
using KvmNfv.Channels.Ivshmem;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels;

/// <summary>A host process as a peer of QEMU's ivshmem devices: joins a server's memory and doorbells. Thread-safe, but one thread at a time waits for a vector.</summary>
/// <remarks>Ringing writes to an eventfd that other peers hold, too. One that means harm could make it block (it can clear O_NONBLOCK and fill the counter): where peers
/// don't trust each other, poll.</remarks>
public sealed class IvshmemClient : IDisposable
{
    private readonly Socket _socket;
    private readonly string _path;
    private readonly PeerTable _table;
    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _changed = new();
    private readonly Thread _thread;
    private ChannelException? _fault;
    private volatile bool _serverIsGone, _disposed;

    private IvshmemClient(Socket socket, string path, int vectors)
    {
        (_socket, _path, _table, Vectors) = (socket, path, new(vectors), vectors);
        _thread = new(Listen) { IsBackground = true, Name = "kvmnfv-ivshmem-peer" };
        _thread.Start();
    }

    /// <summary>This peer's ID, which the others ring.</summary>
    public int Id => _table.Id;

    /// <summary>Vectors of each peer that are used.</summary>
    public int Vectors { get; }

    /// <summary>The memory; disposed with the client.</summary>
    public SharedRegion Memory => _table.Memory!;

    /// <summary>The other peers that are in, by ID.</summary>
    public IReadOnlyList<int> Peers => [.. _table.Others];

    /// <summary>Whether the server has gone. Memory and doorbells of those who were in go on, but comings and goings are no longer told.</summary>
    public bool ServerIsGone => _serverIsGone;

    /// <summary>Joins.</summary>
    /// <param name="socketPath">The server's socket.</param>
    /// <param name="vectors">Vectors of each peer to use, at most as many as the server gives. Default 2.</param>
    /// <param name="timeout">How long the server may take. Default 5 s.</param>
    /// <exception cref="ChannelException">Nobody serves there, the server is full, or what it sent can't be used, for example memory that isn't sealed.</exception>
    public static IvshmemClient Connect(string socketPath, int vectors = 2, TimeSpan? timeout = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vectors, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(vectors, IvshmemProtocol.MaxVectors);
        var address = SharedMemoryChannel.Address(socketPath);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(address);
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new ChannelException(ChannelFault.System, $"No ivshmem server can be reached at {socketPath} ({e.Message}): start it first, and see that this user may write its socket.", e);
        }
        var client = new IvshmemClient(socket, socketPath, vectors);
        try
        {
            client.WaitUntilIn(timeout ?? TimeSpan.FromSeconds(5));
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Rings a peer.</summary>
    /// <returns>False when there is no such peer or vector now.</returns>
    public bool Ring(int peer, int vector)
    {
        if (!_table.TryGet(peer, vector, out var descriptor))
            return false;
        try
        {
            EventCounter.Add(descriptor);
            return true;
        }
        catch (ObjectDisposedException)
        {
            // It left in this moment.
            return false;
        }
    }

    /// <summary>Sleeps until this peer is rung.</summary>
    /// <param name="vector">The vector to wait for.</param>
    /// <param name="timeout">The longest wait.</param>
    /// <returns>How often it was rung since the last wait; 0 when the time was up.</returns>
    public ulong Wait(int vector, TimeSpan timeout)
    {
        var own = Vector(vector);
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Polling.Readable((int)own.DangerousGetHandle(), timeout) ? EventCounter.Take(own) : 0;
    }

    /// <summary>Waits until another peer is in, or until it is no more.</summary>
    /// <param name="peer">Its ID.</param>
    /// <param name="present">Whether it shall be in.</param>
    /// <param name="timeout">The longest wait.</param>
    /// <returns>False when the time was up, or the server has gone.</returns>
    public bool WaitForPeer(int peer, bool present, TimeSpan timeout) => WaitUntil(() => _table.TryGet(peer, Vectors - 1, out _) == present, timeout);

    /// <summary>Leaves.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        HangUp();
        _thread.Join();
        _socket.Dispose();
        _table.Dispose();
        _changed.Dispose();
    }

    private void HangUp()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (SocketException)
        {
            // The server has hung up before.
        }
    }

    internal SafeFileHandle Vector(int vector) => _table.Own[vector];

    private void WaitUntilIn(TimeSpan timeout)
    {
        if (WaitUntil(() => _table.IsComplete, timeout))
            return;
        lock (_lock)
        {
            if (_fault is not null)
                throw new ChannelException(_fault.Fault, _fault.Message, _fault);
        }
        if (_serverIsGone && _table.Id < 0)
            throw new ChannelException(ChannelFault.Occupied, $"The server at {_path} hung up at once: as many peers as it allows are in.");
        throw new ChannelException(ChannelFault.System, _serverIsGone ? $"The server at {_path} hung up in the middle of letting this peer in."
            : $"The server at {_path} sent {_table.Own.Length} of {Vectors} vectors within {timeout.TotalSeconds} s: connect with at most as many vectors as the server gives.");
    }

    private bool WaitUntil(Func<bool> condition, TimeSpan timeout)
    {
        var until = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
        while (true)
        {
            _changed.Reset();
            if (condition())
                return true;
            if (_serverIsGone)
                return false;
            var rest = until - Environment.TickCount64;
            if (rest <= 0 || !_changed.Wait((int)Math.Min(rest, int.MaxValue)))
                return condition();
        }
    }

    private void Listen()
    {
        try
        {
            while (Receive(out var value, out var descriptor))
            {
                _table.Take(value, descriptor);
                _changed.Set();
            }
        }
        catch (ChannelException e)
        {
            lock (_lock)
                _fault = e;
            HangUp();
        }
        _serverIsGone = true;
        _changed.Set();
    }

    private bool Receive(out long value, out SafeFileHandle? descriptor)
    {
        Span<byte> bytes = stackalloc byte[IvshmemProtocol.MessageSize];
        var descriptors = new List<SafeFileHandle>();
        try
        {
            var read = 0;
            while (read < bytes.Length)
            {
                var count = DescriptorPassing.Receive((int)_socket.SafeHandle.DangerousGetHandle(), bytes[read..], descriptors);
                if (count == 0)
                {
                    (value, descriptor) = (0, null);
                    return false;
                }
                read += count;
            }
            if (descriptors.Count > 1)
                throw new ChannelException(ChannelFault.PeerViolation, $"The ivshmem server breaks the protocol: it sent {descriptors.Count} descriptors with one number.");
            value = IvshmemProtocol.Read(bytes);
            descriptor = descriptors.Count == 1 ? descriptors[0] : null;
            descriptors.Clear();
            return true;
        }
        finally
        {
            foreach (var unused in descriptors)
                unused.Dispose();
        }
    }
}
