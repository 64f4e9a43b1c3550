using System.Numerics;

namespace KvmNfv.Sdk.Placement;

/// <summary>Finds contiguous ways for several shares of one cache at once, exactly: every place is tried, the tightest gap first as libvirt does.</summary>
internal static class WayPacking
{
    /// <param name="free">The ways that may be given away.</param>
    /// <param name="wants">For each share how many ways, and which of the free ones it must not have.</param>
    /// <returns>A mask for each share; null when they don't fit together.</returns>
    public static ulong[]? Pack(ulong free, ReadOnlySpan<(int Ways, ulong Avoid)> wants)
    {
        var masks = new ulong[wants.Length];
        return Place(free, wants, masks, 0) ? masks : null;
    }

    private static bool Place(ulong free, ReadOnlySpan<(int Ways, ulong Avoid)> wants, ulong[] masks, int index)
    {
        if (index == wants.Length)
            return true;
        var (ways, avoid) = wants[index];
        if (ways == 0)
            return Place(free, wants, masks, index + 1);
        foreach (var mask in Places(free & ~avoid, ways))
        {
            masks[index] = mask;
            if (Place(free & ~mask, wants, masks, index + 1))
                return true;
        }

        masks[index] = 0;
        return false;
    }

    private static IEnumerable<ulong> Places(ulong free, int ways)
    {
        var run = ways >= 64 ? ulong.MaxValue : (1UL << ways) - 1;
        return Enumerable.Range(0, Math.Max(0, 65 - ways)).Where(at => (free >> at & run) == run)
            .OrderBy(at => RunAround(free, at)).ThenBy(at => at).Select(at => run << at);
    }

    // How long the gap is that the bit lies in.
    private static int RunAround(ulong free, int at)
    {
        var up = BitOperations.TrailingZeroCount(~(free >> at));
        var down = at == 0 ? 0 : BitOperations.LeadingZeroCount(~(free << (64 - at)));
        return up + down;
    }
}
