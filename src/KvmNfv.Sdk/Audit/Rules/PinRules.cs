using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>Where the vCPUs may run, from the document alone.</summary>
internal static class PinRules
{
    public static AuditCheck[] All { get; } =
    [
        AuditCheck.Of("unpinned", AuditSeverity.Error, AuditSeverity.Note, "no vCPU is pinned",
            "The scheduler moves the vCPUs about, on CPUs that others use too.",
            c => c.Cpus.Unpinned == c.Cpus.VCpus && !c.Cpus.VCpus.IsEmpty
                ? [new AuditFault(c.Domain.CpuTune, $"None of the {c.Cpus.VCpus.Count} vCPUs has a vcpupin.", "Add a vcpupin for each vCPU; 'kvmnfv place' plans them.")] : []),
        AuditCheck.Of("half-pinned", AuditSeverity.Error, AuditSeverity.Warning, "some vCPUs are pinned and others are not",
            "An unpinned vCPU may run on the CPU of a pinned one.",
            c => !c.Cpus.Unpinned.IsEmpty && c.Cpus.Unpinned != c.Cpus.VCpus
                ? [new AuditFault(c.Domain.CpuTune, $"vCPUs {c.Cpus.Unpinned} have no vcpupin, the others have.", "Pin every vCPU.")] : []),
        AuditCheck.Of("placement-auto", AuditSeverity.Error, AuditSeverity.Warning, "numad chooses where the guest runs",
            "placement='auto' asks numad at each start: the result is not the plan's.",
            c => c.Domain.Vcpu.Placement == VcpuPlacement.Auto || c.Domain.NumaTune.Memory.Placement == VcpuPlacement.Auto
                ? [new AuditFault(c.Domain.Vcpu, "Placement is left to numad.", "Set placement='static' and name CPUs and nodes.")] : []),
        AuditCheck.Of("realtime-pin-wide", AuditSeverity.Error, null, "a real-time vCPU may run on several CPUs",
            "FIFO tasks migrate only when they must, and each time the caches are cold; others on these CPUs starve.", Wide),
        AuditCheck.Of("vcpu-shared-cpu", AuditSeverity.Error, AuditSeverity.Warning, "two vCPUs share a CPU that is meant for one",
            "One of them waits while the other runs, for ever if that one is FIFO.", Shared),
        AuditCheck.Of("vcpu-hotplug", AuditSeverity.Warning, AuditSeverity.Note, "vCPUs can be plugged in",
            "A vCPU that comes later comes with neither a FIFO class of its own nor a tested place.",
            c => c.Domain.Vcpu.Current is { } current && current < c.Domain.Vcpu.Value
                ? [new AuditFault(c.Domain.Vcpu, $"{current} of {c.Domain.Vcpu.Value} vCPUs are there at start.", "Leave current out and start with all of them.")] : []),
    ];

    private static IEnumerable<AuditFault> Wide(AuditContext c) =>
        from vcpu in c.RealTime
        let pin = c.Cpus.Pin(vcpu)
        where pin is { Count: > 1 }
        select new AuditFault(PinOf(c, vcpu), $"Real-time vCPU {vcpu} may run on CPUs {pin}.", $"Pin it to one CPU, such as {pin.Max}.");

    private static IEnumerable<AuditFault> Shared(AuditContext c)
    {
        var taken = new Dictionary<int, int>();
        foreach (var vcpu in c.Exclusive)
        {
            foreach (var cpu in c.Cpus.Pin(vcpu) ?? CpuSet.Empty)
            {
                if (!taken.TryAdd(cpu, vcpu))
                    yield return new AuditFault(PinOf(c, vcpu), $"vCPUs {taken[cpu]} and {vcpu} are both pinned to CPU {cpu}.", "Give each a CPU of its own.");
            }
        }

        foreach (var vcpu in c.Cpus.VCpus - c.Exclusive)
        {
            if (c.Cpus.Pin(vcpu) is { } pin && taken.Keys.FirstOrDefault(pin.Contains, -1) is var cpu and >= 0)
                yield return new AuditFault(PinOf(c, vcpu), $"vCPU {vcpu} may run on CPU {cpu}, which vCPU {taken[cpu]} is to have for itself.", $"Take CPU {cpu} out of its pin.");
        }
    }

    /// <summary>The path of a vCPU's pin, or of cputune.</summary>
    public static string PinOf(AuditContext c, int vcpu) =>
        c.Domain.CpuTune.VcpuPins.FirstOrDefault(p => p.Vcpu == vcpu)?.GetXPath() ?? (c.Domain.Vcpu.CpuSet is null ? c.Domain.CpuTune.GetXPath() : c.Domain.Vcpu.GetXPath());
}
