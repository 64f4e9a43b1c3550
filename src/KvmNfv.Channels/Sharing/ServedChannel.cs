using System.Net.Sockets;
using KvmNfv.Channels.Interop;
using KvmNfv.Channels.Waiting;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels;

/// <summary>Lets one peer at a time into a channel: gives it the memory and the doorbells' other ends. A thread of its own, off the data path.</summary>
internal sealed class ServedChannel : IDisposable
{
    private readonly Socket _listener;
    private readonly string _path;
    private readonly SafeFileHandle _memory;
    private readonly SocketLifeline _lifeline = new(null);
    private readonly SocketDoorbell? _sendBell, _receiveBell;
    private ChannelEndpoint _endpoint = null!;

    private ServedChannel(Socket listener, string path, SharedRegion region, bool doorbells)
    {
        (_listener, _path) = (listener, path);
        _memory = Descriptors.Duplicate(region.File!);
        if (doorbells)
            (_sendBell, _receiveBell) = (new(null), new(null));
    }

    // SAFETY: the region was just made and is as large as its rings need.
    public static unsafe ChannelEndpoint Open(string path, RingOptions options)
    {
        var listener = UnixListener.Listen(path, backlog: 4, new());
        try
        {
            var shape = RingLayout.Shape(options);
            var region = SharedRegion.Create(RegionHeader.SizeFor(shape, shape), options.Memory);
            RegionHeader.Write(region.Address, region.Size, options.Doorbells, shape, shape);
            var rings = RegionHeader.Read(region.Address, region.Size, out _);
            var server = new ServedChannel(listener, path, region, options.Doorbells);
            server._endpoint = RingEndpoints.Make(new(region, rings[0], rings[1])
            {
                Doorbells = options.Doorbells,
                SendBell = server._sendBell,
                ReceiveBell = server._receiveBell,
                Lifeline = server._lifeline,
                Control = server,
            }, rings[0], rings[1]);
            new Thread(server.Accept) { IsBackground = true, Name = "kvmnfv-channel" }.Start();
            return server._endpoint;
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        // Takes the socket's file away, too.
        _listener.Dispose();
        _memory.Dispose();
    }

    private void Accept()
    {
        while (true)
        {
            Socket connection;
            try
            {
                connection = _listener.Accept();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The endpoint was disposed.
                return;
            }
            try
            {
                Admit(connection);
            }
            catch (Exception e) when (e is ChannelException or ObjectDisposedException)
            {
                // The peer hung up before it was in, or the endpoint was disposed: the next one is as welcome.
                connection.Dispose();
            }
        }
    }

    private void Admit(Socket connection)
    {
        var descriptor = (int)connection.SafeHandle.DangerousGetHandle();
        if (!_lifeline.PeerIsDead)
        {
            DescriptorPassing.Send(descriptor, new Welcome(WelcomeStatus.Occupied, 0).ToBytes());
            connection.Dispose();
            return;
        }
        // Whoever was in before is dead, also where nobody has noticed yet.
        _endpoint.MarkPeerDead();
        try
        {
            LetIn(connection, descriptor);
        }
        catch
        {
            _lifeline.Drop();
            throw;
        }
    }

    private void LetIn(Socket connection, int descriptor)
    {
        if (_sendBell is null)
        {
            _lifeline.Replace(connection);
            DescriptorPassing.Send(descriptor, new Welcome(WelcomeStatus.Welcome, 1).ToBytes(), _memory);
            return;
        }
        var (send, receive) = (Descriptors.SocketPair(), Descriptors.SocketPair());
        using (send.Second)
        using (receive.Second)
        {
            _sendBell.Replace(send.First);
            _receiveBell!.Replace(receive.First);
            _lifeline.Replace(connection);
            DescriptorPassing.Send(descriptor, new Welcome(WelcomeStatus.Welcome, 3).ToBytes(), _memory, send.Second, receive.Second);
        }
    }
}
