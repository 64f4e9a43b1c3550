using System.Net.Sockets;
using KvmNfv.Channels.Ivshmem;

namespace KvmNfv.Channels;

/// <content>Letting peers in and out.</content>
public sealed partial class IvshmemServer
{
    private void Accept()
    {
        // A flood of connections must not keep the thread from those who are in.
        for (var i = 0; i < AcceptsAtATime; i++)
        {
            Socket connection;
            try
            {
                connection = _listener.Accept();
            }
            catch (SocketException e)
            {
                // Out of descriptors: the connection stays in the queue, and asking again at once would only burn the CPU.
                if (e.SocketErrorCode != SocketError.WouldBlock)
                    _acceptAfter = Environment.TickCount64 + (long)s_look.TotalMilliseconds;
                return;
            }
            if (!TryAdmit(connection))
            {
                Interlocked.Increment(ref _refused);
                connection.Dispose();
            }
        }
    }

    private bool TryAdmit(Socket connection)
    {
        if (_peers.Count >= _options.MaxPeers)
            return false;
        try
        {
            if (_memory is null)
            {
                _memory = new(_options);
                Interlocked.Increment(ref _renewals);
            }
            Admit(new(FreeId(), connection, _options));
            return true;
        }
        catch (ChannelException)
        {
            // Neither descriptors nor memory are left for it.
            return false;
        }
    }

    private void Admit(ServedPeer peer)
    {
        // The order of the specification: version, own ID, memory, the others' vectors, the own ones.
        peer.Queue(IvshmemProtocol.Version);
        peer.Queue(peer.Id);
        peer.Queue(IvshmemProtocol.Memory, _memory!.File);
        foreach (var other in _peers)
            peer.QueueJoin(other);
        peer.QueueJoin(peer);
        var gone = new Queue<ServedPeer>();
        foreach (var other in _peers)
        {
            other.QueueJoin(peer);
            if (!TryFlush(other))
                gone.Enqueue(other);
        }
        _peers.Add(peer);
        _peerCount = _peers.Count;
        Interlocked.Increment(ref _joined);
        if (!TryFlush(peer))
            gone.Enqueue(peer);
        Remove(gone);
    }

    /// <summary>Takes peers out and tells the others, of whom some may have to go for it, too.</summary>
    private void Remove(Queue<ServedPeer> gone)
    {
        if (gone.Count == 0)
            return;
        while (gone.TryDequeue(out var peer))
        {
            if (!_peers.Remove(peer))
                continue;
            _memory!.MarkDied(peer.Id);
            peer.Dispose();
            foreach (var other in _peers)
            {
                other.QueueLeave(peer);
                if (!TryFlush(other))
                    gone.Enqueue(other);
            }
        }
        _peerCount = _peers.Count;
        if (_peers.Count > 0)
            return;
        _memory?.Dispose();
        _memory = null;
    }

    private bool TryFlush(ServedPeer peer)
    {
        try
        {
            peer.Flush();
            peer.LeavesUnread(TimeSpan.MaxValue, Environment.TickCount64);
            return true;
        }
        catch (ChannelException)
        {
            // It has hung up.
            Interlocked.Increment(ref _left);
            return false;
        }
    }

    private int FreeId()
    {
        var id = 0;
        while (_peers.Exists(p => p.Id == id))
            id++;
        return id;
    }
}
