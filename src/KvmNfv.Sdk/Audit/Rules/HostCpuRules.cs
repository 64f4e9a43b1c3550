using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>The pins against the CPUs that the host has.</summary>
internal static class HostCpuRules
{
    public static AuditCheck[] All { get; } =
    [
        AuditCheck.Of("cpu-missing", AuditSeverity.Error, AuditSeverity.Error, "a pin names a CPU that the host doesn't have",
            "libvirt leaves such CPUs out of the affinity, or refuses to start when none is left.",
            c => Pins(c, CpuSet.From(c.Host!.Cpus.Select(h => h.Id)), "the host doesn't have"), AuditNeeds.Host),
        AuditCheck.Of("cpu-offline", AuditSeverity.Error, AuditSeverity.Error, "a pin names an offline CPU", "Nothing runs on it: the thread gets the CPUs that are left, or none.",
            c => Pins(c, CpuSet.From(c.Host!.Cpus.Select(h => h.Id)) & c.Host.Online | Missing(c), "are offline"), AuditNeeds.Host),
        AuditCheck.Of("realtime-cpu0", AuditSeverity.Error, null, "a real-time vCPU is on CPU 0", "The kernel keeps timekeeping and other work of its own on CPU 0.",
            c => VCpus(c, c.RealTime, CpuSet.Of(0), "CPU 0")),
        AuditCheck.Of("cpu-housekeeping", AuditSeverity.Error, AuditSeverity.Warning, "an exclusive vCPU is on a housekeeping CPU",
            "The host's own tasks, interrupts and emulator threads run there.",
            c => VCpus(c, c.Exclusive, c.IsRealTime ? c.Housekeeping - CpuSet.Of(0) : c.Housekeeping, "the housekeeping CPUs"), AuditNeeds.Host),
        AuditCheck.Of("realtime-not-isolated", AuditSeverity.Error, null, "a real-time vCPU is on a CPU that is not isolated although the host isolates some",
            "Only isolated CPUs are left alone by the scheduler.",
            c => c.Host!.Isolated.IsEmpty ? [] : Outside(c, c.Host.Isolated, "isolated", $"Choose from the isolated CPUs {c.Host.Isolated}."), AuditNeeds.Host),
        AuditCheck.Of("host-not-isolated", AuditSeverity.Warning, null, "the host isolates no CPU", "The scheduler puts any task beside the real-time vCPUs.",
            c => c.Host!.Isolated.IsEmpty && !c.RealTimeCpus.IsEmpty
                ? [new AuditFault(c.Domain.CpuTune, $"Real-time CPUs {c.RealTimeCpus} are not isolated; no CPU of the host is.", $"Boot the host with isolcpus=managed_irq,domain,{c.RealTimeCpus}.")] : [], AuditNeeds.Host),
        AuditCheck.Of("realtime-tick", AuditSeverity.Warning, null, "a real-time CPU keeps its tick", "The tick interrupts the vCPU up to 1,000 times a second.",
            c => c.RealTimeCpus - c.Host!.NoHzFull is { IsEmpty: false } ticking
                ? [new AuditFault(c.Domain.CpuTune, $"Real-time CPUs {ticking} are not nohz_full.", $"Boot the host with nohz_full={c.RealTimeCpus} rcu_nocbs={c.RealTimeCpus}.")] : [], AuditNeeds.Host),
        AuditCheck.Of("sibling-leak", AuditSeverity.Error, null, "a vCPU of another kind runs on a sibling of a real-time CPU", "A busy sibling takes up to half of the core and of its caches.",
            Siblings, AuditNeeds.Host),
        AuditCheck.Of("core-types", AuditSeverity.Warning, AuditSeverity.Note, "the exclusive vCPUs are on cores of different types",
            "The guest takes its vCPUs for equal, and waits for the slow ones.",
            c => Types(c) is { Count: > 1 } types
                ? [new AuditFault(c.Domain.CpuTune, $"Exclusive vCPUs are on cores of the types {string.Join(", ", types)}.", "Pin them to cores of one type.")] : [], AuditNeeds.Host),
        AuditCheck.Of("poll-mode-cpu", AuditSeverity.Error, AuditSeverity.Error, "a thread may run on a CPU of the host's poll-mode switch",
            "A poll-mode thread never yields: both lose packets.",
            c => (c.Cpus.All & c.PollMode) is { IsEmpty: false } cpus
                ? [new AuditFault(c.Domain.CpuTune, $"Threads of the domain may run on CPUs {cpus}, which poll for the host's switch.", $"Take CPUs {cpus} out of the pins.")] : []),
        AuditCheck.Of("poll-mode-sibling", AuditSeverity.Error, null, "a real-time vCPU is on a sibling of a poll-mode CPU", "A poll-mode thread is never idle: it takes half of the core for good.",
            c => (c.RealTimeCpus & c.SiblingsOf(c.PollMode)) is { IsEmpty: false } cpus
                ? [new AuditFault(c.Domain.CpuTune, $"Real-time CPUs {cpus} are siblings of CPUs that poll for the host's switch.", "Pin the vCPU to another core.")] : [], AuditNeeds.Host),
        AuditCheck.Of("cell-cpu-nodes", AuditSeverity.Error, AuditSeverity.Warning, "the vCPUs of one guest cell are on several host nodes",
            "The guest takes memory for local that is remote to some of its vCPUs.", Cells, AuditNeeds.Host),
    ];

    private static CpuSet Missing(AuditContext c) => c.Cpus.All - CpuSet.From(c.Host!.Cpus.Select(h => h.Id));

    private static IEnumerable<AuditFault> Pins(AuditContext c, CpuSet good, string how)
    {
        var tune = c.Domain.CpuTune;
        var pins = tune.VcpuPins.Select(p => ((Element)p, p.CpuSet)).Append((tune.EmulatorPin, tune.EmulatorPin.CpuSet))
            .Concat(tune.IoThreadPins.Select(p => ((Element)p, p.CpuSet))).Append((c.Domain.Vcpu, c.Domain.Vcpu.CpuSet));
        foreach (var (at, set) in pins)
        {
            if (set is not null && set - good is { IsEmpty: false } bad)
                yield return new AuditFault(at, $"It names CPUs {bad}, which {how}.", $"Choose from {c.Host!.Online}.");
        }
    }

    private static IEnumerable<AuditFault> VCpus(AuditContext c, CpuSet vcpus, CpuSet cpus, string which) =>
        from vcpu in vcpus
        let pin = c.Cpus.Pin(vcpu)
        where pin is not null && pin.Overlaps(cpus)
        select new AuditFault(PinRules.PinOf(c, vcpu), $"vCPU {vcpu} is on CPU {pin & cpus}, one of {which}.", "Pin it to another CPU.");

    private static IEnumerable<AuditFault> Outside(AuditContext c, CpuSet wanted, string what, string mend) =>
        from vcpu in c.RealTime
        let pin = c.Cpus.Pin(vcpu)
        where pin is not null && !pin.IsSubsetOf(wanted)
        select new AuditFault(PinRules.PinOf(c, vcpu), $"Real-time vCPU {vcpu} is on CPU {pin - wanted}, which is not {what}.", mend);

    private static IEnumerable<AuditFault> Siblings(AuditContext c)
    {
        var siblings = c.SiblingsOf(c.RealTimeCpus);
        return from vcpu in c.Cpus.VCpus - c.RealTime
               let pin = c.Cpus.Pin(vcpu)
               where pin is not null && pin.Overlaps(siblings)
               select new AuditFault(PinRules.PinOf(c, vcpu), $"vCPU {vcpu} may run on CPU {pin & siblings}, a sibling of a real-time CPU.", "Pin it to another core, and leave that thread idle.");
    }

    private static List<string> Types(AuditContext c)
    {
        var cpus = c.ExclusiveCpus;
        return [.. c.Host!.Cpus.Where(h => cpus.Contains(h.Id)).Select(h => h.CoreType ?? (h.Capacity is { } capacity ? $"capacity {capacity}" : "")).Distinct().Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<AuditFault> Cells(AuditContext c)
    {
        foreach (var cell in c.Domain.Cpu.Numa.Cells)
        {
            var nodes = c.NodesOf(c.Cpus.Of((cell.Cpus ?? CpuSet.Empty) & c.Exclusive));
            if (nodes.Count > 1)
                yield return new AuditFault(cell, $"Its exclusive vCPUs are on the host nodes {nodes}.", "Pin the vCPUs of a cell to CPUs of one node.");
        }
    }
}
