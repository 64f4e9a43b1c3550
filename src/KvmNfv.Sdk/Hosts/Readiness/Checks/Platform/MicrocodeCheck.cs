namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P17: the same microcode on every CPU.</summary>
internal sealed class MicrocodeCheck() : ReadinessCheck(new("P17", "microcode alike on all CPUs", CheckSeverity.Low)
{
    Wanted = "one version",
    Reason = "Processors with different microcode have different features and timing; KVM gives guests what all have.",
    Reads = "/sys/devices/system/cpu/cpu*/microcode/version",
    Source = "arch/x86/kernel/cpu/microcode/core.c",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var versions = PerCpu.Values(host, host.Topology.Online, "microcode/version");
        return versions.Count switch
        {
            0 => PerCpu.Absent(host, "The kernel tells no microcode here."),
            1 => host.Pass($"Version {Printable.Bounded(versions[0].Value)} everywhere."),
            _ => host.Bad($"Different: {string.Join("; ", versions.Select(v => $"{Printable.Bounded(v.Value)} on {CheckContext.Cpus(v.Cpus)}"))}."),
        };
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Package(Processor.IsAmd(host) ? "amd64-microcode" : "intel-microcode", "Load the newest microcode early, from the initramfs.", reboot: true)];
}
