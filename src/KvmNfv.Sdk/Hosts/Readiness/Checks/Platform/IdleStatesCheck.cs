using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P05: how long an idle CPU takes to come back: states that are neither switched off nor kept out by a latency limit.</summary>
internal sealed class IdleStatesCheck() : ReadinessCheck(new("P05", "deep idle states kept out (C-states)", CheckSeverity.Critical)
{
    Wanted = "no idle state of more than 2 us exit latency within reach of isolated CPUs",
    Reason = "Leaving C6 takes a hundred microseconds and more, and the caches are cold afterwards.",
    Reads = "/sys/devices/system/cpu/cpu*/cpuidle/state*/{name,latency,disable}, /sys/devices/system/cpu/cpu*/power/pm_qos_resume_latency_us, /dev/cpu_dma_latency",
    Source = "Documentation/admin-guide/pm/cpuidle.rst; drivers/idle/intel_idle.c",
})
{
    private const string Driver = "/sys/devices/system/cpu/cpuidle/current_driver";

    public override CheckFinding Evaluate(CheckContext host)
    {
        var target = PerCpu.Target(host);
        var driver = host.Text(Driver);
        var states = target.ToDictionary(c => c, c => IdleStates.Enabled(host, c));
        if (states.Values.All(s => s.Count == 0))
        {
            return driver switch
            {
                "none" => host.Pass("No idle driver: idle CPUs halt (C1) or poll; firmware may still deepen that (P22)."),
                null => PerCpu.Absent(host, "The kernel has no idle states."),
                _ => host.Unknown($"The driver {driver} is there, and its states are not."),
            };
        }

        var limits = IdleStates.Limits(host, target).SelectMany(l => l.Cpus.Select(c => (Cpu: c, Limit: IdleStates.Limit(l.Value)))).ToDictionary(l => l.Cpu, l => l.Limit);
        var deep = target.Select(c => (Cpu: c, Deep: Deep(states[c], limits.GetValueOrDefault(c)))).Where(c => c.Deep is not null).ToList();
        if (deep.Count > 0 && IdleStates.GlobalLimit(host) is <= IdleStates.Shallow and { } held)
            return host.Pass($"A program holds every CPU to {held} us by /dev/cpu_dma_latency; the states are back when it ends.");
        AddEvidence(host, target.First());
        if (deep.Count == 0)
            return host.Pass($"{CheckContext.Cpus(target)} stay in states of {IdleStates.Shallow} us or less.");
        var (name, latency) = deep[0].Deep!.Value;
        return host.Bad($"{CheckContext.Cpus(CpuSet.From(deep.Select(d => d.Cpu)))} may sleep as deep as {Printable.Bounded(name)}, {latency} us to come back.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host)
    {
        yield return IdleLatencyLimitCheck.PerCpuLimit(host);
        if (Processor.IsIntel(host))
            yield return Remedy.KernelParameter("intel_idle.max_cstate=1", "Boot with intel_idle.max_cstate=1 processor.max_cstate=1.");
        if (host.CpuInfo.IsX86)
            yield return Remedy.KernelParameter("processor.max_cstate=1", "Boot with processor.max_cstate=1, which the ACPI idle driver follows.");
        yield return Remedy.Firmware("C-states: Disabled", "Or switch C-states and C1E off in the firmware.");
    }

    private static (string Name, long Latency)? Deep(IReadOnlyList<(string Name, long Latency)> states, int? limit)
    {
        var reachable = states.Where(s => s.Latency > IdleStates.Shallow && (limit is null || s.Latency <= limit)).ToList();
        return reachable.Count == 0 ? null : reachable.MaxBy(s => s.Latency);
    }

    private static void AddEvidence(CheckContext host, int cpu)
    {
        foreach (var state in host.List(PerCpu.Path(cpu, "cpuidle")))
            host.AddEvidence(PerCpu.Path(cpu, $"cpuidle/{state}/latency"), $"{host.LongText(PerCpu.Path(cpu, $"cpuidle/{state}/latency"))?.Trim()} ({host.LongText(PerCpu.Path(cpu, $"cpuidle/{state}/name"))?.Trim()})");
    }
}
