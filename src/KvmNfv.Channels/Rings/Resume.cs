namespace KvmNfv.Channels;

/// <summary>Where a new process goes on in a ring that another one used.</summary>
internal static class Resume
{
    /// <summary>A producer goes on behind what was published: that is whole, whenever its writer died. What wasn't published doesn't exist.</summary>
    // SAFETY: reads two indices of a checked ring.
    public static unsafe ulong Producer(RingBlock ring)
    {
        var (head, tail) = (Volatile.Read(ref *ring.Head), Volatile.Read(ref *ring.Tail));
        if (head - tail > ring.Shape.Capacity || (ring.Shape.Kind == RingKind.Variable && head % 8 != 0))
            throw new ChannelException(ChannelFault.BadMemory, $"The ring's indices contradict each other (head {head}, tail {tail}, capacity {ring.Shape.Capacity}): make the channel's memory anew.");
        return head;
    }
}
