namespace KvmNfv.Channels;

/// <summary>The table of senders of a <see cref="RingKind.ManySenders"/> ring.</summary>
internal static class Senders
{
    // SAFETY: the entries of a checked ring's table.
    public static unsafe PeerState StateOfAll(RingBlock ring)
    {
        var left = false;
        for (var i = 0; i < ring.Shape.Senders; i++)
        {
            var presence = Volatile.Read(ref *(ulong*)(ring.Sender(i) + RingLayout.PresenceAt));
            if (RingLayout.IsAttached(presence))
                return PeerState.Alive;
            left |= presence != 0;
        }
        return left ? PeerState.Left : PeerState.Absent;
    }
}
