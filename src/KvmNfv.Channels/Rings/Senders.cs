namespace KvmNfv.Channels;

/// <summary>The table of senders of a <see cref="RingKind.ManySenders"/> ring.</summary>
// SAFETY: the entries of a checked ring's table.
internal static unsafe class Senders
{
    public static PeerState StateOfAll(RingBlock ring, Func<int, bool>? isDead)
    {
        var (left, died) = (false, false);
        for (var i = 0; i < ring.Shape.Senders; i++)
        {
            var presence = Volatile.Read(ref *(ulong*)(ring.Sender(i) + RingLayout.PresenceAt));
            if (!RingLayout.IsAttached(presence))
                left |= presence != 0;
            else if (isDead?.Invoke(i) == true)
                died = true;
            else
                return PeerState.Alive;
        }
        return died ? PeerState.Died : left ? PeerState.Left : PeerState.Absent;
    }
}
