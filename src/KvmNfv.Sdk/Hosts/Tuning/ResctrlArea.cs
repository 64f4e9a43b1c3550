using System.Globalization;
using System.Numerics;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Divides the last-level cache: ways for real-time guests, the rest for the host (resctrl; Documentation/arch/x86/resctrl.rst of Linux).</summary>
internal sealed class ResctrlArea : ITuningArea
{
    private const string Group = "/sys/fs/resctrl/kvmnfv-rt";

    public IEnumerable<TuningStep> Steps(TuningContext context)
    {
        if (context.Isolated.IsEmpty)
            yield break;
        var info = context.Topology.Resctrl;
        var l3 = info?.Caches.FirstOrDefault(c => c.Level == 3 && c.Type == CacheType.Unified);
        if (l3 is null && context.Cpu?.Has("cat_l3") != true)
            yield break;
        yield return l3 is null ? Mount() : Divide(context, l3);
    }

    private static TuningStep Mount() => new()
    {
        Id = "cache",
        Title = "Cache allocation: mount resctrl",
        Stage = TuningStage.Runtime,
        Current = "the processor can divide its last-level cache; resctrl is not mounted",
        Wanted = "resctrl mounted",
        Reason = "Without cache allocation a neighbour that streams through memory empties a real-time guest's cache: the difference between 8 and 30 us in the worst case that OPNFV measured. Run this command again once it is mounted: it then proposes masks.",
        Mends = ["R01"],
        Snippets = [new("sh", "mount -t resctrl resctrl /sys/fs/resctrl\n# and for the next boot, in /etc/fstab:\n# resctrl /sys/fs/resctrl resctrl defaults 0 0")],
        Undo = "umount /sys/fs/resctrl.",
    };

    private static TuningStep Divide(TuningContext context, ResctrlCache l3)
    {
        var (realtime, others) = Masks(l3);
        var ids = context.Topology.Caches.Where(c => c.Level == 3 && c.Id is not null && c.Cpus.Overlaps(context.Isolated)).Select(c => c.Id!.Value).Order().ToList();
        if (ids.Count == 0)
            ids = [0];
        var group = context.Topology.Resctrl!.Groups.FirstOrDefault(g => g.Name == "kvmnfv-rt");
        var lines = ids.Select(id => $"echo 'L3:{id.ToString(CultureInfo.InvariantCulture)}={Hex(others)}' > /sys/fs/resctrl/schemata")
            .Append($"mkdir -p {Group}")
            .Concat(ids.Select(id => $"echo 'L3:{id.ToString(CultureInfo.InvariantCulture)}={Hex(realtime)}' > {Group}/schemata"))
            .Append($"echo {context.Isolated} > {Group}/cpus_list")
            .Append($"echo exclusive > {Group}/mode    # refused while another group overlaps; then look at {Group}/../info/last_cmd_status");
        return new TuningStep
        {
            Id = "cache",
            Title = "Cache ways for the isolated CPUs",
            Stage = TuningStage.Runtime,
            Satisfied = group is not null && group.Cpus == context.Isolated,
            Current = group is null ? "one group for all" : $"kvmnfv-rt has CPUs {group.Cpus}",
            Wanted = $"{BitOperations.PopCount(realtime)} of {l3.Ways} ways of L3 for CPUs {context.Isolated}, exclusive",
            Reason = "A neighbour that streams through memory otherwise empties a real-time guest's cache."
                + (l3.ShareableBits != 0 ? $" Ways that I/O also fills ({Hex(l3.ShareableBits)}) stay with the host." : "")
                + " Where guests have a <cachetune> of their own (see the guest part), leave this out: libvirt makes a group for each.",
            Disturbs = "The others have less cache from that moment.",
            Risk = TuningRisk.Medium,
            RiskReason = "Too few ways for the host slow down everything there, QEMU's own threads too.",
            Mends = ["R02", "R04"],
            Snippets = [new("sh", string.Join('\n', lines))],
            Undo = $"rmdir {Group}, and write the full mask {Hex(l3.CbmMask)} back to /sys/fs/resctrl/schemata.",
        };
    }

    // Masks must be contiguous on most processors, so the real-time part is one end of the mask: the one that I/O doesn't fill (DDIO's ways are
    // the highest).
    private static (ulong Realtime, ulong Others) Masks(ResctrlCache cache)
    {
        var low = BitOperations.TrailingZeroCount(cache.CbmMask);
        var fromLow = cache.ShareableBits == 0 || BitOperations.TrailingZeroCount(cache.ShareableBits) > low;
        var ways = Math.Clamp((cache.Ways - BitOperations.PopCount(cache.ShareableBits)) / 2, cache.MinCbmBits, Math.Max(cache.MinCbmBits, cache.Ways - cache.MinCbmBits));
        var realtime = ((1UL << ways) - 1) << (fromLow ? low : low + cache.Ways - ways);
        return (realtime, cache.CbmMask & ~realtime);
    }

    private static string Hex(ulong mask) => mask.ToString("x", CultureInfo.InvariantCulture);
}
