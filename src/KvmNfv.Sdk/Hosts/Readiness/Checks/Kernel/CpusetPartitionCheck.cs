using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K04: isolated cpuset partitions are valid and hold what they should.</summary>
internal sealed class CpusetPartitionCheck() : ReadinessCheck(new("K04", "cpuset partitions valid", CheckSeverity.High)
{
    Wanted = "cpuset.cpus.partition 'isolated' where a group is meant to isolate, never 'invalid'",
    Reason = "A partition isolates CPUs at run time. One that the kernel calls invalid isolates nothing, and says so only in this file.",
    Reads = "/sys/fs/cgroup/**/cpuset.cpus.partition, cpuset.cpus.isolated",
    Source = "Documentation/admin-guide/cgroup-v2.rst (cpuset.cpus.partition)",
})
{
    private const string Root = "/sys/fs/cgroup";
    private const int MaxDepth = 4;
    private const int MaxGroups = 4096;

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.Text($"{Root}/cgroup.controllers") is not { } controllers)
            return host.Missing($"{Root}/cgroup.controllers", "The machine uses version 1 of control groups, which has no partitions.", "/sys/fs/cgroup");
        if (!controllers.Split(' ').Contains("cpuset"))
            return host.NotApplicable("The kernel has no cpuset controller in its control groups.");
        var invalid = new List<string>();
        var partitions = new List<string>();
        var left = MaxGroups;
        Walk(host, Root, 0, ref left, (group, state) =>
        {
            if (state.Contains("invalid", StringComparison.Ordinal))
                invalid.Add($"{group[Root.Length..]}: {state}");
            else if (state is "isolated" or "root")
                partitions.Add($"{group[Root.Length..]}: {state}");
        });
        if (invalid.Count > 0)
            return host.Bad($"Invalid: {string.Join("; ", invalid.Take(4))}.");
        if (partitions.Count > 0)
            return host.Pass($"{string.Join("; ", partitions.Take(4))}.");
        return (host.Set("/sys/devices/system/cpu/isolated") ?? CpuSet.Empty).IsEmpty
            ? host.NotApplicable("No group is a partition.")
            : host.Pass("No group is a partition; the isolation of the boot holds.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Manual("Give the group CPUs that no sibling has and that its parent may give away (cpuset.cpus, cpuset.cpus.exclusive), then write isolated to its cpuset.cpus.partition again.")];

    private static void Walk(CheckContext host, string group, int depth, ref int left, Action<string, string> found)
    {
        foreach (var name in host.List(group))
        {
            // Files of a control group have a dot and no such ending; groups made by systemd end like this, and others have no dot.
            if (depth == MaxDepth || left <= 0 || (name.Contains('.', StringComparison.Ordinal) && !name.EndsWith(".slice", StringComparison.Ordinal)
                && !name.EndsWith(".scope", StringComparison.Ordinal) && !name.EndsWith(".service", StringComparison.Ordinal) && !name.EndsWith(".partition", StringComparison.Ordinal)))
                continue;
            left--;
            var child = $"{group}/{name}";
            if (host.LongText($"{child}/cpuset.cpus.partition")?.Trim() is { } state && state != "member")
            {
                host.AddEvidence($"{child}/cpuset.cpus.partition", state);
                found(child, state);
            }

            Walk(host, child, depth + 1, ref left, found);
        }
    }
}
