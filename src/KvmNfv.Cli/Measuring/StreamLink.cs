using System.Buffers.Binary;
using System.Net.Sockets;

namespace KvmNfv.Cli.Measuring;

/// <summary>A stream socket: each message has its length before it; a burst is one system call.</summary>
internal sealed class StreamLink : MessageLink
{
    private const int Header = sizeof(int), BufferSize = 1 << 18, Largest = 1 << 16;

    private readonly Socket _socket;
    private readonly byte[] _out = new byte[BufferSize];
    private readonly byte[] _in = new byte[BufferSize];
    private readonly Action? _after;
    private int _begin, _end;
    private bool _gone;

    /// <param name="socket">Connected; disposed with the link.</param>
    /// <param name="after">What to take away then.</param>
    public StreamLink(Socket socket, Action? after = null)
    {
        (_socket, _after) = (socket, after);
        socket.Blocking = false;
        if (socket.ProtocolType == ProtocolType.Tcp)
            socket.NoDelay = true;
    }

    public override int Least => 1;

    public override int Most => Largest;

    public override bool PeerIsHere => !_gone;

    public override bool PeerIsGone => _gone;

    public override int Send(ReadOnlySpan<byte> messages, int stride, int size, int count)
    {
        count = Math.Min(count, BufferSize / (size + Header));
        var used = 0;
        for (var i = 0; i < count; i++, used += size + Header)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_out.AsSpan(used), size);
            messages.Slice(i * stride, size).CopyTo(_out.AsSpan(used + Header));
        }

        for (var sent = 0; sent < used;)
        {
            var n = _socket.Send(_out.AsSpan(sent, used - sent), SocketFlags.None, out var error);
            if (Failed(error))
                return 0;
            if (n == 0 && sent == 0)
                return 0;
            // What has begun must be ended, or the stream would be torn.
            if (n == 0)
                _socket.Poll(1000, SelectMode.SelectWrite);
            sent += n;
        }

        return count;
    }

    public override int Receive(Span<byte> messages, Span<int> lengths)
    {
        var count = Take(messages, lengths);
        if (count > 0 || _gone)
            return count;
        _in.AsSpan(_begin, _end - _begin).CopyTo(_in);
        (_begin, _end) = (0, _end - _begin);
        var read = _socket.Receive(_in.AsSpan(_end), SocketFlags.None, out var error);
        _gone |= read == 0 && error == SocketError.Success;
        if (Failed(error))
            return 0;
        _end += read;
        return Take(messages, lengths);
    }

    public override void WaitToReceive(TimeSpan most) => _socket.Poll(most, SelectMode.SelectRead);

    public override void WaitToSend(int size, TimeSpan most) => _socket.Poll(most, SelectMode.SelectWrite);

    public override void Dispose()
    {
        _socket.Dispose();
        _after?.Invoke();
    }

    private int Take(Span<byte> messages, Span<int> lengths)
    {
        var count = 0;
        while (count < lengths.Length && _end - _begin >= Header)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(_in.AsSpan(_begin));
            if (length is < 0 or > Largest)
                throw new CliException("the other end of the socket is not this tool: what it sends makes no messages");
            if (_end - _begin < Header + length)
                break;
            _in.AsSpan(_begin + Header, length).CopyTo(messages[(count * Most)..]);
            lengths[count++] = length;
            _begin += Header + length;
        }

        return count;
    }

    private bool Failed(SocketError error)
    {
        _gone |= error is not (SocketError.Success or SocketError.WouldBlock);
        return error != SocketError.Success && (_gone || error != SocketError.WouldBlock);
    }
}
