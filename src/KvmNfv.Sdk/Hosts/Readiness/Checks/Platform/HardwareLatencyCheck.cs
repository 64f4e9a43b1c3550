namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P11: what the kernel's hardware latency tracer has measured, where somebody runs it; it stops a CPU to measure, so this only reads.</summary>
internal sealed class HardwareLatencyCheck() : ReadinessCheck(new("P11", "hardware latency measured (hwlat)", CheckSeverity.Critical)
{
    Wanted = "10 us or less, measured by hwlatdetect or rtla hwnoise for an hour",
    Reason = "What hardware and firmware take from a CPU is the floor of every latency on the machine.",
    Reads = "/sys/kernel/tracing/{,instances/*/}{current_tracer,tracing_max_latency}",
    Source = "Documentation/trace/hwlat_detector.rst; OpenShift's limit of its tests is 20 us",
    Scope = CheckScope.Host,
})
{
    private const string Tracing = "/sys/kernel/tracing";
    private const int Limit = 10;

    public override CheckFinding Evaluate(CheckContext host)
    {
        foreach (var folder in host.List($"{Tracing}/instances").Select(i => $"{Tracing}/instances/{i}").Prepend(Tracing))
        {
            if (host.LongText($"{folder}/current_tracer")?.Trim() != "hwlat")
                continue;
            host.AddEvidence($"{folder}/current_tracer", "hwlat");
            if (host.Number($"{folder}/tracing_max_latency") is { } worst)
                return worst <= Limit ? host.Pass($"The tracer that runs has seen {worst} us at most.") : host.Bad($"The tracer that runs has seen {worst} us.");
        }

        return host.Unknown($"Nobody measures it now; rtla hwnoise -c {PerCpu.Target(host)} -d 1h -T 1 does, with no guest running.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Firmware("SMI sources: Disabled", "Look for SMIs (P10), and switch off what raises them in the firmware (P22)."), Remedy.Manual("Update the firmware, and measure again.", reboot: true)];
}
