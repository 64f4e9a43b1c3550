using System.Net.Sockets;
using KvmNfv.Channels.Interop;

namespace KvmNfv.Channels;

/// <summary>The peer lives as long as its end of a connection is open; the kernel closes it when the process dies.</summary>
internal sealed class SocketLifeline(Socket? connection) : Lifeline
{
    private readonly Lock _lock = new();
    private Socket? _connection = connection;

    public override bool PeerIsDead
    {
        get
        {
            lock (_lock)
                return _connection is null || Polling.HungUp((int)_connection.SafeHandle.DangerousGetHandle());
        }
    }

    /// <summary>Goes over to a new peer's connection.</summary>
    public void Replace(Socket connection)
    {
        lock (_lock)
        {
            _connection?.Dispose();
            _connection = connection;
        }
    }

    public override void Dispose() => Drop();

    /// <summary>Ends the connection.</summary>
    public void Drop()
    {
        lock (_lock)
        {
            _connection?.Dispose();
            _connection = null;
        }
    }
}
