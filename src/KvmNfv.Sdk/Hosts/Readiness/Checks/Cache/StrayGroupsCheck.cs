namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>R05: groups that nobody uses, and groups of others that hold our CPUs.</summary>
internal sealed class StrayGroupsCheck() : ReadinessCheck(new("R05", "no stray resctrl groups", CheckSeverity.Low)
{
    Wanted = "no group without tasks and CPUs, and none but the guests' with isolated CPUs",
    Reason = "Each group takes one of few classes of service, and its ways; a CPU in a group rules whatever runs there without a group of its own.",
    Reads = "/sys/fs/resctrl/*/{tasks,cpus_list}",
    Source = "Documentation/filesystems/resctrl.rst (Resource allocation rules)",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var info = CacheGroups.Read(host, out var finding);
        if (info is null)
            return finding!;
        var groups = info.Groups.Where(g => g.Name.Length > 0).ToList();
        var idle = groups.Where(g => g.Cpus.IsEmpty && IsEmpty(host, g)).ToList();
        if (idle.Count > 0)
            return host.Bad($"Nobody uses {string.Join(", ", idle.Take(6).Select(g => Printable.Bounded(g.Name)))}.", [.. idle.Take(16).Select(g => Remedy.Command($"rmdir {CacheGroups.Root}/{g.Name}", $"Remove {g.Name}."))]);
        var holding = groups.Where(g => !CacheGroups.IsLibvirts(g) && !g.Cpus.IsEmpty && !g.Cpus.IsSubsetOf(host.Isolated) && g.Cpus.Overlaps(host.Isolated)).ToList();
        return holding.Count > 0
            ? host.Bad($"Isolated CPUs and others are together in {string.Join(", ", holding.Take(6).Select(g => $"{Printable.Bounded(g.Name)} ({g.Cpus})"))}.")
            : host.Pass(groups.Count == 0 ? "There are no groups but the root one." : $"{groups.Count} groups, all in use.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => [Remedy.Manual("Give isolated CPUs a group of their own, or leave them in the root group.")];

    private static bool IsEmpty(CheckContext host, ResctrlGroup group)
    {
        var path = $"{CacheGroups.Root}/{group.Name}/tasks";
        var tasks = host.LongText(path) ?? throw new EvidenceException($"{path} is not there.");
        host.AddEvidence(path, tasks.Trim().Length == 0 ? "" : $"{tasks.AsSpan().Count('\n')} tasks");
        return tasks.Trim().Length == 0;
    }
}
