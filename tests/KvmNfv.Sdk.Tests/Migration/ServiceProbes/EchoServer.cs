using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace KvmNfv.Sdk.Tests.Migration;

/// <summary>A UDP echo on the loopback that can fall silent, and lie.</summary>
internal sealed class EchoServer : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Thread _thread;

    public EchoServer()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _thread = new Thread(Serve) { IsBackground = true };
        _thread.Start();
    }

    public IPEndPoint EndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>What is sent for a question; null sends nothing.</summary>
    public Func<byte[], byte[][]> Answer { get; set; } = q => [q];

    public static byte[] WithNumber(byte[] question, Func<ulong, ulong> change)
    {
        var other = question.ToArray();
        BinaryPrimitives.WriteUInt64LittleEndian(other.AsSpan(8), change(BinaryPrimitives.ReadUInt64LittleEndian(other.AsSpan(8))));
        return other;
    }

    public void Dispose()
    {
        _socket.Dispose();
        _thread.Join();
    }

    private void Serve()
    {
        var buffer = new byte[100];
        EndPoint from = new IPEndPoint(IPAddress.Any, 0);
        try
        {
            while (true)
            {
                var length = _socket.ReceiveFrom(buffer, ref from);
                foreach (var answer in Answer(buffer[..length]))
                    _socket.SendTo(answer, from);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Closed: that is how it ends.
        }
    }
}
