namespace KvmNfv.Channels.VhostUser;

/// <summary>Finds the place where a packed ring goes on when its last back-end was killed.</summary>
/// <remarks>
/// <para>After a crash QEMU can't ask for the position and gives the initial one, index 0 and wrap counter 1, although the guest's ring has moved on (measured with QEMU 10.0.2). A back-end
/// that believes it waits for ever. The ring tells more: the USED bit of an entry that was completed in the present lap is the lap's wrap counter, that of any
/// other entry its opposite, as long as chains take one entry each (Linux with indirect descriptors, and all receive buffers). Where they take more, the entries in
/// a chain's middle keep what they had, and the journal tells.</para>
/// <para>A ring without any USED bit is a fresh one: the first lap's completions set it, in the second lap the driver does.</para>
/// </remarks>
// SAFETY: the caller gives a ring of that many entries in mapped guest memory.
internal static unsafe class PackedRecovery
{
    // Index 0 and wrap counter 1 for both halves, and the form of front-ends that know the available half only.
    private const uint Initial = 0x80008000, InitialHalf = 0x8000;

    public static RingPosition Locate(PackedDescriptor* ring, uint size, uint given, RingJournal? journal)
    {
        var position = RingPosition.FromBase(given);
        if (position.Index >= size)
            position = new((ushort)(position.Index % size), position.Wrap);
        // Any other base was answered by a living back-end.
        if (given is not (Initial or InitialHalf) || IsFresh(ring, size))
            return position;
        if (journal is { IsOfThisRing: true } && journal.Current is var start && start.Index < size)
            return Follow(ring, size, start, journal.Next, journal.ReadChains());
        return FromRing(ring, size) ?? position;
    }

    private static bool IsFresh(PackedDescriptor* ring, uint size)
    {
        for (var i = 0; i < size; i++)
        {
            if (UsedBit(ring, i))
                return false;
        }
        return true;
    }

    private static RingPosition Follow(PackedDescriptor* ring, uint size, RingPosition at, RingPosition end, ReadOnlySpan<JournalChain> chains)
    {
        for (var i = 0; i < chains.Length && at != end; i++)
        {
            if (chains[i].Descriptors == 0 || chains[i].Descriptors > size)
                break;
            if (UsedBit(ring, at.Index) != at.Wrap && !FinishGroup(ring, size, at, chains[i..]))
                break;
            at = at.Plus(chains[i].Descriptors, size);
        }
        return at;
    }

    // The buffers of one frame are completed last to first. Where only the later ones were, their data is there: completes the frame.
    private static bool FinishGroup(PackedDescriptor* ring, uint size, RingPosition at, ReadOnlySpan<JournalChain> chains)
    {
        int count = chains[0].Group;
        if (count < 2 || count > chains.Length)
            return false;
        var places = stackalloc RingPosition[RingJournal.MaxChains];
        var begun = false;
        for (var i = 0; i < count; i++)
        {
            places[i] = at;
            begun |= UsedBit(ring, at.Index) == at.Wrap;
            if (chains[i].Descriptors == 0 || chains[i].Descriptors > size)
                return false;
            at = at.Plus(chains[i].Descriptors, size);
        }
        for (var i = count - 1; begun && i >= 0; i--)
            Volatile.Write(ref ((ulong*)(ring + places[i].Index))[1], PackedDescriptor.UsedElement(chains[i].Id, chains[i].Written, places[i].Wrap));
        return begun;
    }

    // The only place where the USED bit changes; null when there are several: chains of several entries.
    private static RingPosition? FromRing(PackedDescriptor* ring, uint size)
    {
        var first = UsedBit(ring, 0);
        for (var i = 1; i < size; i++)
        {
            if (UsedBit(ring, i) == first)
                continue;
            for (var j = i; j < size; j++)
            {
                if (UsedBit(ring, j) == first)
                    return null;
            }
            return new((ushort)i, first);
        }
        return new(0, !first);
    }

    private static bool UsedBit(PackedDescriptor* ring, int index) => (Volatile.Read(ref ring[index].Flags) & PackedDescriptor.Used) != 0;
}
