using System.Net.Sockets;
using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Ivshmem;

/// <summary>A peer that was let in: its connection, its eventfds, and what it hasn't taken yet: of each other peer at most that one left and that one came.</summary>
internal sealed class ServedPeer : IDisposable
{
    private readonly Socket _connection;
    private readonly Queue<PeerMessage> _queue = new();
    private long _unreadSince;

    public ServedPeer(int id, Socket connection, IvshmemServerOptions options)
    {
        (Id, _connection) = (id, connection);
        Vectors = new SafeFileHandle[options.Vectors];
        try
        {
            for (var i = 0; i < Vectors.Length; i++)
                Vectors[i] = new(Libc.Check(Libc.EventDescriptor(0, Libc.EventNonBlocking | Libc.EventCloseOnExec), "eventfd"), ownsHandle: true);
        }
        catch
        {
            CloseVectors();
            throw;
        }
    }

    public int Id { get; }

    public SafeFileHandle[] Vectors { get; }

    public int Descriptor => (int)_connection.SafeHandle.DangerousGetHandle();

    public bool HasQueue => _queue.Count > 0;

    /// <summary>Queues a message.</summary>
    public void Queue(long value, SafeFileHandle? descriptor = null) => _queue.Enqueue(new(value, descriptor));

    /// <summary>Queues that a peer has come, with its vectors.</summary>
    public void QueueJoin(ServedPeer peer)
    {
        foreach (var vector in peer.Vectors)
            Queue(peer.Id, vector);
    }

    /// <summary>Queues that a peer has left. What wasn't sent of its coming is taken back, so that peers who come and go can't fill the queue of one that is slow.</summary>
    public void QueueLeave(ServedPeer peer)
    {
        var unsent = 0;
        for (var i = _queue.Count; i > 0; i--)
        {
            var message = _queue.Dequeue();
            if (message.Value == peer.Id && message.Descriptors.Length > 0)
            {
                message.Drop();
                unsent++;
            }
            else
            {
                _queue.Enqueue(message);
            }
        }
        if (unsent < peer.Vectors.Length)
            Queue(peer.Id);
    }

    /// <summary>Gives the kernel what it takes.</summary>
    /// <exception cref="ChannelException">The peer has hung up.</exception>
    public void Flush()
    {
        Span<byte> bytes = stackalloc byte[IvshmemProtocol.MessageSize];
        while (_queue.TryPeek(out var message))
        {
            IvshmemProtocol.Write(bytes, message.Value);
            var sent = DescriptorPassing.TrySend(Descriptor, bytes, message.Descriptors);
            if (sent == 0)
                return;
            _queue.Dequeue().Drop();
            // The kernel takes eight bytes whole or not at all, unless its buffer is a few bytes long.
            if (sent != bytes.Length)
                throw new ChannelException(ChannelFault.System, $"The kernel took {sent} of {bytes.Length} bytes.");
        }
    }

    /// <summary>Whether messages wait, here or in the kernel, since longer than this.</summary>
    // SAFETY: the kernel writes one number on this stack.
    public unsafe bool LeavesUnread(TimeSpan timeout, long now)
    {
        var bytes = 0;
        Libc.Check(Libc.Control(_connection.SafeHandle, Libc.UnreadByPeer, &bytes), "ioctl(SIOCOUTQ)");
        IsBehind = bytes > 0 || HasQueue;
        if (!IsBehind)
            _unreadSince = 0;
        else if (_unreadSince == 0)
            _unreadSince = now;
        return IsBehind && now - _unreadSince > timeout.TotalMilliseconds;
    }

    /// <summary>Whether it had something to read at the last look.</summary>
    public bool IsBehind { get; private set; } = true;

    /// <summary>Looks at what came: 0 when the peer has hung up, more when it sent something. Descriptors that come with it are closed by the kernel, since there is no room for them.</summary>
    // SAFETY: one byte of this stack is received into.
    public unsafe nint Receive()
    {
        byte nothing;
        var count = Libc.ReceivePlain(_connection.SafeHandle, &nothing, 1, Libc.DontWait);
        return count >= 0 ? count : System.Runtime.InteropServices.Marshal.GetLastPInvokeError() is Libc.TryAgain or Libc.Interrupted ? -1 : 0;
    }

    public void Dispose()
    {
        while (_queue.TryDequeue(out var message))
            message.Drop();
        _connection.Dispose();
        CloseVectors();
    }

    private void CloseVectors()
    {
        foreach (var vector in Vectors)
            vector?.Dispose();
    }
}
