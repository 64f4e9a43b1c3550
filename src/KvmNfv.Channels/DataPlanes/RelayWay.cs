namespace KvmNfv.Channels;

/// <summary>One direction of a relay: copies a burst and counts. Only the relay's thread writes.</summary>
internal sealed class RelayWay
{
    private long _frames, _bytes, _noRoom, _badLength;

    public RelayCounters Counters => new()
    {
        Frames = Volatile.Read(ref _frames),
        Bytes = Volatile.Read(ref _bytes),
        DroppedNoRoom = Volatile.Read(ref _noRoom),
        DroppedBadLength = Volatile.Read(ref _badLength),
    };

    /// <summary>Copies what the other end can take.</summary>
    /// <param name="taken">Received frames; changed.</param>
    /// <param name="to">The other end.</param>
    /// <param name="given">Room for as many.</param>
    /// <exception cref="ChannelException">The other end's peer broke the rules.</exception>
    public void Copy(Span<Frame> taken, ChannelEndpoint to, Span<Frame> given)
    {
        var (count, largest) = (0, 0);
        foreach (var frame in taken)
        {
            if (frame.Length < to.MinMessageSize || frame.Length > to.MaxMessageSize)
            {
                _badLength++;
                continue;
            }
            largest = Math.Max(largest, frame.Length);
            taken[count++] = frame;
        }
        if (count == 0)
            return;
        var room = to.ReserveBurst(given[..count], largest);
        for (var i = 0; i < room; i++)
        {
            given[i].Length = taken[i].Length;
            taken[i].Data.CopyTo(given[i].Data);
            _bytes += taken[i].Length;
        }
        if (room > 0)
            to.CommitBurst(given[..room]);
        _frames += room;
        _noRoom += count - room;
    }
}
