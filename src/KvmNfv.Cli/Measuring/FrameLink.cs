using System.Diagnostics;
using System.Net;
using KvmNfv.Channels;

namespace KvmNfv.Cli.Measuring;

/// <summary>A VM's kernel as the other side: messages are the payload of ICMP echo requests, which it sends back.</summary>
internal sealed class FrameLink : MessageLink
{
    private static readonly TimeSpan s_ask = TimeSpan.FromMilliseconds(200);

    private readonly EndpointLink _link;
    private readonly GuestFrames _frames;
    private readonly byte[] _out, _in;

    private FrameLink(ChannelEndpoint end, IPAddress guest)
    {
        (_link, _frames) = (new(end), new(guest));
        (_out, _in) = (new byte[end.MaxMessageSize * LinkSide.MostBurst], new byte[end.MaxMessageSize * LinkSide.MostBurst]);
    }

    public override int Least => MessageHeader.Size;

    public override int Most => _link.Most - GuestFrames.Overhead;

    public override bool PeerIsHere => _link.PeerIsHere;

    public override bool PeerIsGone => _link.PeerIsGone;

    /// <summary>Finds the guest by its address.</summary>
    /// <exception cref="CliException">It doesn't answer.</exception>
    public static FrameLink Open(ChannelEndpoint end, IPAddress guest, TimeSpan patience, CancellationToken stop)
    {
        var link = new FrameLink(end, guest);
        Span<int> lengths = stackalloc int[8];
        var buffer = new byte[lengths.Length * link.Most];
        for (var start = Stopwatch.GetTimestamp(); !link._frames.IsFound; Thread.Sleep(s_ask))
        {
            stop.ThrowIfCancellationRequested();
            if (patience != Timeout.InfiniteTimeSpan && Stopwatch.GetElapsedTime(start) > patience)
                throw new CliException($"the VM doesn't answer at {guest} within {patience.TotalSeconds} s: has its network device this address?");
            end.TrySend(link._frames.Question());
            for (var begin = Stopwatch.GetTimestamp(); !link._frames.IsFound && Stopwatch.GetElapsedTime(begin) < s_ask;)
                link.Receive(buffer, lengths);
        }

        return link;
    }

    public override int Send(ReadOnlySpan<byte> messages, int stride, int size, int count)
    {
        var whole = size + GuestFrames.Overhead;
        count = Math.Min(count, LinkSide.MostBurst);
        for (var i = 0; i < count; i++)
            _frames.Wrap(messages.Slice(i * stride, size), _out.AsSpan(i * whole, whole));
        return _link.Send(_out, whole, whole, count);
    }

    public override int Receive(Span<byte> messages, Span<int> lengths)
    {
        var (count, kept) = (_link.Receive(_in, lengths), 0);
        for (var i = 0; i < count; i++)
        {
            var frame = _in.AsSpan(i * _link.Most, lengths[i]);
            if (_frames.Answer(frame) is { } answer)
            {
                _link.End.TrySend(answer);
            }
            else if (GuestFrames.TryUnwrap(frame, out var payload))
            {
                payload.CopyTo(messages[(kept * Most)..]);
                lengths[kept++] = payload.Length;
            }
        }

        return kept;
    }

    public override void WaitToReceive(TimeSpan most) => _link.WaitToReceive(most);

    public override void WaitToSend(int size, TimeSpan most) => _link.WaitToSend(size + GuestFrames.Overhead, most);

    public override void Dispose() => _link.Dispose();
}
