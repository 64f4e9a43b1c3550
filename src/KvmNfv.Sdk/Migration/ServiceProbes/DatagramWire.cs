using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using KvmNfv.Sdk.Interop;

namespace KvmNfv.Sdk.Migration;

/// <summary>Questions in datagrams: a secret of this run and a number, which must come back as they were, from the address that was asked.</summary>
internal sealed class DatagramWire : IProbeWire
{
    private const int Largest = 2048;

    private readonly Socket _socket;
    private readonly EchoPacket _packet;
    private readonly byte[] _question;
    private readonly byte[] _answer = new byte[Largest];

    private DatagramWire(Socket socket, EchoPacket packet)
    {
        (_socket, _packet, _question) = (socket, packet, new byte[packet.Length]);
        _socket.Blocking = false;
    }

    public static DatagramWire Udp(IPEndPoint end) =>
        new(Connect(end, SocketType.Dgram, ProtocolType.Udp), new EchoPacket(Secret(), EchoForm.Udp, 0));

    // A ping socket answers for its own questions only, and needs no privilege where the administrator allows it (icmp(7)); a raw one hears every echo.
    public static DatagramWire Icmp(IPAddress address)
    {
        var (v6, end) = (address.AddressFamily == AddressFamily.InterNetworkV6, new IPEndPoint(address, 0));
        var protocol = v6 ? ProtocolType.IcmpV6 : ProtocolType.Icmp;
        var id = (ushort)RandomNumberGenerator.GetInt32(1 << 16);
        try
        {
            return new(Connect(end, SocketType.Dgram, protocol), new EchoPacket(Secret(), v6 ? EchoForm.Icmp6 : EchoForm.Icmp, null));
        }
        catch (IOException e) when (e.InnerException is SocketException { SocketErrorCode: SocketError.AccessDenied or SocketError.ProtocolNotSupported or SocketError.SocketNotSupported })
        {
            return new(Connect(end, SocketType.Raw, protocol), new EchoPacket(Secret(), v6 ? EchoForm.Icmp6 : EchoForm.RawIcmp, id));
        }
    }

    public void Ask(ulong number)
    {
        _packet.Write(_question, number);
        _socket.Send(_question, SocketFlags.None, out var error);
        // The error of an earlier question is told instead of sending this one.
        if (error is SocketError.ConnectionRefused or SocketError.HostUnreachable)
            _socket.Send(_question, SocketFlags.None, out error);
        if (number == 1 && error is SocketError.AccessDenied or SocketError.NetworkUnreachable)
            throw Failed(_socket.RemoteEndPoint!, new SocketException((int)error));
    }

    public void Wait(TimeSpan time) => Polling.Wait((int)_socket.Handle, time);

    public bool Take(out ulong number)
    {
        number = 0;
        var length = _socket.Receive(_answer, SocketFlags.None, out var error);
        if (error == SocketError.Success)
            number = _packet.Read(_answer.AsSpan(0, length));
        // Other errors are what the network says of a question: taken, and no answer.
        return error is not SocketError.WouldBlock;
    }

    public void Dispose() => _socket.Dispose();

    private static Socket Connect(IPEndPoint end, SocketType type, ProtocolType protocol)
    {
        Socket? socket = null;
        try
        {
            socket = new Socket(end.AddressFamily, type, protocol);
            socket.Connect(end);
            return socket;
        }
        catch (SocketException e)
        {
            socket?.Dispose();
            throw Failed(end, e);
        }
    }

    private static IOException Failed(EndPoint end, SocketException e) => new(
        $"Can't ask {end}: {e.Message}." + (e.SocketErrorCode == SocketError.AccessDenied
            ? " Ping needs CAP_NET_RAW, or a group of this process inside net.ipv4.ping_group_range." : " Check the address and the routes of this machine."), e);

    private static ulong Secret() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
}
