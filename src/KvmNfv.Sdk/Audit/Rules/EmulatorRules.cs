using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>QEMU's own threads and the IOThreads: never on a real-time CPU, never beside one.</summary>
internal static class EmulatorRules
{
    private const string StarveWhy = "QEMU's main loop and block I/O stall the vCPU, and a FIFO vCPU starves them: the guest may never boot.";
    private const string SiblingWhy = "A busy sibling takes up to half of the core and of its caches.";

    public static AuditCheck[] All { get; } =
    [
        AuditCheck.Of("emulator-unpinned", AuditSeverity.Error, AuditSeverity.Note, "nothing pins QEMU's own threads",
            "They may run anywhere, on the vCPUs' CPUs too.",
            c => c.Cpus.Emulator is null
                ? [new AuditFault(c.Domain.CpuTune.EmulatorPin, "There is no emulatorpin.", $"Add an emulatorpin on housekeeping CPUs{Housekeeping(c)}.")] : []),
        AuditCheck.Of("emulator-on-realtime", AuditSeverity.Error, null, "QEMU's own threads may run on a real-time CPU", StarveWhy,
            c => On(c.Cpus.Emulator, c.RealTimeCpus) is { } cpus
                ? [new AuditFault(EmulatorPath(c), $"QEMU's own threads may run on the real-time CPUs {cpus}.", Move(c, "the emulatorpin", cpus))] : []),
        AuditCheck.Of("emulator-on-exclusive", AuditSeverity.Error, AuditSeverity.Warning, "QEMU's own threads may run on the CPU of a dedicated vCPU",
            "The vCPU waits while they run.",
            c => On(c.Cpus.Emulator, c.ExclusiveCpus - c.RealTimeCpus) is { } cpus
                ? [new AuditFault(EmulatorPath(c), $"QEMU's own threads may run on the dedicated CPUs {cpus}.", Move(c, "the emulatorpin", cpus))] : []),
        AuditCheck.Of("emulator-beside-realtime", AuditSeverity.Error, null, "QEMU's own threads may run on a sibling of a real-time CPU", SiblingWhy,
            c => On(c.Cpus.Emulator, c.SiblingsOf(c.RealTimeCpus)) is { } cpus
                ? [new AuditFault(EmulatorPath(c), $"CPUs {cpus} of the emulatorpin are siblings of real-time CPUs.", Move(c, "the emulatorpin", cpus))] : [],
            AuditNeeds.Host),
        AuditCheck.Of("iothread-unpinned", AuditSeverity.Warning, AuditSeverity.Note, "nothing pins an IOThread", "It may run on the vCPUs' CPUs.",
            c => IoThreads(c, t => c.Cpus.IoThreadPin(t) is null, t => $"IOThread {t} has no iothreadpin.", _ => $"Add an iothreadpin on housekeeping CPUs{Housekeeping(c)}.")),
        AuditCheck.Of("iothread-on-realtime", AuditSeverity.Error, null, "an IOThread may run on a real-time CPU", StarveWhy,
            c => IoThreads(c, t => On(c.Cpus.IoThreadPin(t), c.RealTimeCpus) is not null,
                t => $"IOThread {t} may run on the real-time CPUs {On(c.Cpus.IoThreadPin(t), c.RealTimeCpus)}.", t => Move(c, "the iothreadpin", c.RealTimeCpus))),
        AuditCheck.Of("iothread-on-exclusive", AuditSeverity.Error, AuditSeverity.Warning, "an IOThread may run on the CPU of a dedicated vCPU", "The vCPU waits while it runs.",
            c => IoThreads(c, t => On(c.Cpus.IoThreadPin(t), c.ExclusiveCpus - c.RealTimeCpus) is not null,
                t => $"IOThread {t} may run on the dedicated CPUs {On(c.Cpus.IoThreadPin(t), c.ExclusiveCpus - c.RealTimeCpus)}.", t => Move(c, "the iothreadpin", c.ExclusiveCpus))),
        AuditCheck.Of("iothread-beside-realtime", AuditSeverity.Error, null, "an IOThread may run on a sibling of a real-time CPU", SiblingWhy,
            c => IoThreads(c, t => On(c.Cpus.IoThreadPin(t), c.SiblingsOf(c.RealTimeCpus)) is not null,
                t => $"CPUs {On(c.Cpus.IoThreadPin(t), c.SiblingsOf(c.RealTimeCpus))} of IOThread {t} are siblings of real-time CPUs.",
                t => Move(c, "the iothreadpin", c.SiblingsOf(c.RealTimeCpus))), AuditNeeds.Host),
    ];

    private static IEnumerable<AuditFault> IoThreads(AuditContext c, Func<int, bool> bad, Func<int, string> what, Func<int, string> mend) =>
        c.Cpus.IoThreads.Where(bad).Select(t => new AuditFault(
            c.Domain.CpuTune.IoThreadPins.FirstOrDefault(p => p.IoThread == t)?.GetXPath() ?? c.Domain.CpuTune.GetXPath(), what(t), mend(t)));

    private static CpuSet? On(CpuSet? pin, CpuSet cpus) => pin is not null && pin.Overlaps(cpus) ? pin & cpus : null;

    private static string EmulatorPath(AuditContext c) => c.Domain.CpuTune.EmulatorPin.Exists ? c.Domain.CpuTune.EmulatorPin.GetXPath() : c.Domain.Vcpu.GetXPath();

    private static string Move(AuditContext c, string what, CpuSet from)
    {
        var rest = (c.Cpus.Emulator ?? CpuSet.Empty) - from;
        return rest.IsEmpty ? $"Move {what} to housekeeping CPUs{Housekeeping(c)}." : $"Take CPUs {from} out of {what}.";
    }

    private static string Housekeeping(AuditContext c) => c.Housekeeping.IsEmpty ? "" : $", such as {c.Housekeeping}";
}
