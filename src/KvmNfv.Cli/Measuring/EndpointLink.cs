using System.Runtime.CompilerServices;
using KvmNfv.Channels;

namespace KvmNfv.Cli.Measuring;

/// <summary>An end of one of the SDK's channels.</summary>
/// <param name="end">The end, which is disposed with the link.</param>
/// <param name="after">What to take away then.</param>
internal sealed class EndpointLink(ChannelEndpoint end, Action? after = null) : MessageLink
{
    private const int MostFrames = 256;

    private bool _wasHere;

    public ChannelEndpoint End => end;

    public override int Least => end.MinMessageSize;

    public override int Most => end.MaxMessageSize;

    public override bool PeerIsHere => end.Peer == PeerState.Alive;

    public override bool PeerIsGone
    {
        get
        {
            var peer = end.Peer;
            _wasHere |= peer == PeerState.Alive;
            return peer is PeerState.Died or PeerState.Left || (peer == PeerState.Absent && _wasHere);
        }
    }

    [SkipLocalsInit]
    public override int Send(ReadOnlySpan<byte> messages, int stride, int size, int count)
    {
        Span<Frame> frames = stackalloc Frame[MostFrames];
        var room = end.ReserveBurst(frames[..Math.Min(count, MostFrames)], size);
        for (var i = 0; i < room; i++)
            messages.Slice(i * stride, size).CopyTo(frames[i].Data);
        if (room > 0)
            end.CommitBurst(frames[..room]);
        return room;
    }

    [SkipLocalsInit]
    public override int Receive(Span<byte> messages, Span<int> lengths)
    {
        Span<Frame> frames = stackalloc Frame[MostFrames];
        var count = end.ReceiveBurst(frames[..Math.Min(lengths.Length, MostFrames)]);
        for (var i = 0; i < count; i++)
        {
            frames[i].Data.CopyTo(messages[(i * Most)..]);
            lengths[i] = frames[i].Length;
        }

        if (count > 0)
            end.Release();
        return count;
    }

    public override void WaitToReceive(TimeSpan most) => end.WaitToReceive(most);

    public override void WaitToSend(int size, TimeSpan most) => end.WaitToSend(size, most);

    public override void Dispose()
    {
        end.Dispose();
        after?.Invoke();
    }
}
