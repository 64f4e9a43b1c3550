using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace KvmNfv.Worker.Tests;

/// <summary>A client of the control socket that may say anything.</summary>
internal sealed class RawClient : IDisposable
{
    public RawClient(string path)
    {
        Socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { ReceiveTimeout = 60_000 };
        Socket.Connect(new UnixDomainSocketEndPoint(path));
    }

    public Socket Socket { get; }

    public string? Greet() => Ask("""{"command":"hello","version":1,"id":1}""");

    public string? Ask(string text)
    {
        Send(text);
        return Receive();
    }

    public void Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    public void Send(ReadOnlySpan<byte> text)
    {
        var message = new byte[4 + text.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(message, (uint)text.Length);
        text.CopyTo(message.AsSpan(4));
        SendRaw(message);
    }

    /// <summary>The worker may hang up meanwhile.</summary>
    public void SendRaw(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var sent = Socket.Send(bytes, SocketFlags.None, out var error);
            if (error != SocketError.Success)
                return;
            bytes = bytes[sent..];
        }
    }

    /// <summary>The next message; null when the worker hung up.</summary>
    public string? Receive()
    {
        var header = new byte[4];
        if (!Fill(header))
            return null;
        var text = new byte[BinaryPrimitives.ReadUInt32LittleEndian(header)];
        return Fill(text) ? Encoding.UTF8.GetString(text) : null;
    }

    public void Dispose() => Socket.Dispose();

    private bool Fill(Span<byte> room)
    {
        while (!room.IsEmpty)
        {
            var received = Socket.Receive(room, SocketFlags.None, out var error);
            Assert.That(error, Is.EqualTo(SocketError.Success).Or.EqualTo(SocketError.ConnectionReset));
            if (received == 0)
                return false;
            room = room[received..];
        }
        return true;
    }
}
