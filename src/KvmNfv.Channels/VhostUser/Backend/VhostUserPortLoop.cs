using System.Net.Sockets;
using KvmNfv.Channels.Interop;

namespace KvmNfv.Channels.VhostUser;

/// <summary>The control thread of one port: waits for a front-end, serves its messages, and begins again when it goes.</summary>
internal sealed class VhostUserPortLoop : IDisposable
{
    /// <summary>How often connecting is tried, and how often a session looks after itself.</summary>
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan s_penalty = TimeSpan.FromMilliseconds(250);

    private const int StackSize = 256 * 1024;

    private readonly VhostUserDevice _device;
    private readonly VhostUserSocket _socket;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _stop = new();

    /// <exception cref="ChannelException">The socket can't be made.</exception>
    public VhostUserPortLoop(VhostUserDevice device, VhostUserSocket socket)
    {
        _device = device;
        _socket = socket;
        _thread = new(Run, StackSize) { IsBackground = true, Name = "kvmnfv-vhost" };
        _thread.Start();
    }

    /// <summary>Ends the connection and the thread.</summary>
    public void Dispose()
    {
        if (_stop.IsSet)
            return;
        _stop.Set();
        _thread.Join();
        _socket.Dispose();
        // What a thread still holds stays mapped until nobody can reach it.
        _device.Retired.Free();
    }

    private void Run()
    {
        while (!_stop.IsSet)
        {
            try
            {
                _device.Retired.Free();
                var connection = _device.Retired.IsFull ? null : _socket.TryConnect(s_tick);
                if (connection is null)
                {
                    _stop.Wait(_socket.IsServer ? TimeSpan.Zero : s_tick);
                    continue;
                }
                using (connection)
                    Serve(connection);
            }
            catch (Exception fault) when (fault is ChannelException or SocketException)
            {
                _device.LastFault = fault.Message;
                _device.Faults++;
                // A front-end that breaks the rules can't keep this process busy by coming back at once.
                _stop.Wait(fault is ChannelException { Fault: ChannelFault.PeerViolation } ? s_penalty : s_tick);
            }
        }
    }

    private void Serve(VhostUserConnection connection)
    {
        using var session = new VhostUserSession(connection, _device);
        _device.Connections++;
        _device.IsConnected = true;
        try
        {
            while (!_stop.IsSet)
            {
                if (!connection.Wait(s_tick))
                {
                    session.Tick();
                    continue;
                }
                using var message = connection.Receive();
                if (message is null)
                    return;
                session.Handle(message);
                session.Tick();
            }
        }
        finally
        {
            _device.IsConnected = false;
        }
    }
}
