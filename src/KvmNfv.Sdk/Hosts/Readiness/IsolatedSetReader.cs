using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>Finds the CPUs that a machine means to keep free.</summary>
internal static class IsolatedSetReader
{
    private const string Boot = "/sys/devices/system/cpu/isolated";
    private const string Partition = "/sys/fs/cgroup/cpuset.cpus.isolated";
    private const string NoHzFull = "/sys/devices/system/cpu/nohz_full";

    /// <exception cref="EvidenceException">Nothing tells: a recording without these files.</exception>
    public static IsolatedSet Read(MachineFacts facts)
    {
        if (facts.Options.Isolated is { } stated)
            return new IsolatedSet { Cpus = stated, Origin = "stated" };
        var text = new SysfsText(facts.Files);
        var (atBoot, inPartitions, noHzFull) = (text.Set(Boot), text.Set(Partition), text.Set(NoHzFull));
        if (atBoot is null && inPartitions is null && noHzFull is null)
            throw new EvidenceException("Nothing tells which CPUs are isolated; --isolate states the set meant.");
        var boot = atBoot ?? CpuSet.Empty;
        var partition = inPartitions ?? CpuSet.Empty;
        var set = boot | partition;
        var origin = (boot.IsEmpty, partition.IsEmpty || partition.IsSubsetOf(boot)) switch
        {
            (false, true) => Boot,
            (true, false) => Partition,
            _ => $"{Boot} and {Partition}",
        };
        if (set.IsEmpty)
            (set, origin) = (noHzFull ?? CpuSet.Empty, NoHzFull);
        // A list on the command line may name CPUs that the machine hasn't got; nothing runs on those.
        set &= CpuSet.From(facts.Topology.Cpus.Select(c => c.Id));
        return set.IsEmpty ? new IsolatedSet { Origin = "none" } : new IsolatedSet { Cpus = set, Origin = origin };
    }
}
