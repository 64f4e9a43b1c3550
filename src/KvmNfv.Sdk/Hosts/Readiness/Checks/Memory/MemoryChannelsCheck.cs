namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>M08: a module in each memory channel, all of one speed.</summary>
internal sealed class MemoryChannelsCheck() : ReadinessCheck(new("M08", "memory channels populated alike", CheckSeverity.Medium)
{
    Wanted = "a module in each channel, all running at the same speed",
    Reason = "Each channel adds bandwidth; an empty one costs its share, and the slowest module sets the speed of all.",
    Reads = "/sys/firmware/dmi/tables/DMI (type 17)",
    Source = "DMTF DSP0134, 7.18; DPDK doc/guides/linux_gsg/nic_perf_intel_platform.rst",
    Scope = CheckScope.Host,
})
{
    private const int MaxBytes = 4 << 20;

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.IsVirtual)
            return host.NotApplicable("The machine is virtual: its modules are not real ones.");
        if (host.Bytes(SmbiosTable.Path, MaxBytes) is not { } table)
            return host.Missing(SmbiosTable.Path, "The firmware has no such table.", "/sys/firmware");
        var modules = MemoryModule.Read(SmbiosTable.Parse(table));
        var there = modules.Where(m => m.IsPopulated).ToList();
        host.AddEvidence($"{SmbiosTable.Path}#17", $"{there.Count} of {modules.Count} slots populated");
        if (there.Count == 0)
            return host.Unknown("The firmware's table names no module.");
        foreach (var module in there)
            host.AddEvidence($"{SmbiosTable.Path}#{module.Slot}", $"{module.MiB} MiB, {module.Speed} MT/s, {module.Bank}");
        var speeds = there.Select(m => m.Speed).OfType<int>().Distinct().Order().ToList();
        if (speeds.Count > 1)
            return host.Bad($"Modules run at different speeds: {string.Join(", ", speeds)} MT/s.");
        if (modules.Any(m => m.Channel is null))
            return there.Count == modules.Count ? host.Pass($"All {modules.Count} slots are populated.") : host.Note($"{there.Count} of {modules.Count} slots are populated; their names don't tell the channels.");
        var empty = modules.GroupBy(m => m.Channel!).Where(c => !c.Any(m => m.IsPopulated)).Select(c => c.Key.TrimStart(':')).Order(StringComparer.Ordinal).ToList();
        return empty.Count == 0
            ? host.Pass($"All {modules.Select(m => m.Channel).Distinct().Count()} channels are populated{(speeds.Count == 1 ? $", at {speeds[0]} MT/s" : "")}.")
            : host.Bad($"Empty {(empty.Count == 1 ? "channel" : "channels")}: {string.Join(", ", empty)}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => [Remedy.Manual("Put a module of the same kind into each channel, as the board's manual shows.", reboot: true)];
}
