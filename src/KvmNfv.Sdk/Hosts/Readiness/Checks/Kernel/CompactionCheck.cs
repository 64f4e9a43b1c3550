namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K41: the kernel doesn't move or reclaim memory by itself.</summary>
internal sealed class CompactionCheck() : ReadinessCheck(new("K41", "no proactive compaction, no zone reclaim", CheckSeverity.Medium)
{
    Wanted = "vm.compaction_proactiveness 0, vm.compact_unevictable_allowed 0, vm.zone_reclaim_mode 0",
    Reason = "Compaction moves pages under a running guest, locked ones too, and each move is a fault; zone reclaim searches for memory in the middle of an allocation.",
    Reads = "/proc/sys/vm/compaction_proactiveness, compact_unevictable_allowed, zone_reclaim_mode",
    Source = "Documentation/admin-guide/sysctl/vm.rst",
})
{
    private static readonly string[] s_settings = ["compaction_proactiveness", "compact_unevictable_allowed", "zone_reclaim_mode"];

    public override CheckFinding Evaluate(CheckContext host)
    {
        var values = s_settings.Select(s => (Name: s, Value: host.Number($"/proc/sys/vm/{s}"))).ToList();
        if (values.All(v => v.Value is null))
            return host.Missing("/proc/sys/vm/compaction_proactiveness", "The kernel does neither.");
        var wrong = values.Where(v => v.Value is not (null or 0)).Select(v => $"vm.{v.Name} {v.Value}").ToList();
        return wrong.Count == 0 ? host.Pass("The kernel leaves memory alone.") : host.Bad($"Found: {string.Join(", ", wrong)}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => s_settings.Where(s => host.Number($"/proc/sys/vm/{s}") is not (null or 0)).Select(s => Remedy.Sysctl($"vm.{s}", "0"));
}
