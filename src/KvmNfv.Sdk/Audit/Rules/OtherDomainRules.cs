using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>The domain among the host's other domains.</summary>
internal static class OtherDomainRules
{
    public static AuditCheck[] All { get; } =
    [
        AuditCheck.Of("overlap", AuditSeverity.Error, AuditSeverity.Warning, "another domain is pinned to an exclusive CPU of this one",
            "Two guests on one CPU: one waits while the other runs.",
            c => Others(c, c.ExclusiveCpus, (o, cpus) => $"'{o}' is pinned to CPU {cpus}, which this domain is to have for itself."), AuditNeeds.Others),
        AuditCheck.Of("overlap-sibling", AuditSeverity.Error, null, "another domain is pinned to a sibling of a real-time CPU", "A busy sibling takes up to half of the core and of its caches.",
            c => Others(c, c.SiblingsOf(c.RealTimeCpus), (o, cpus) => $"'{o}' is pinned to CPU {cpus}, a sibling of a real-time CPU of this domain."), AuditNeeds.Others | AuditNeeds.Host),
        AuditCheck.Of("overlap-theirs", AuditSeverity.Error, AuditSeverity.Error, "this domain may run on an exclusive CPU of another",
            "It disturbs a guest that was promised its CPUs.", Theirs, AuditNeeds.Others),
        AuditCheck.Of("others-floating", AuditSeverity.Warning, null, "another domain has threads that nothing pins",
            "They may run on any CPU that is not isolated.",
            c => from other in c.Others
                 where other.SharesAnywhere && !c.RealTimeCpus.IsSubsetOf(c.Host?.Isolated ?? CpuSet.Empty)
                 select new AuditFault(c.Domain.CpuTune, $"'{other.Name}' has threads that nothing pins; CPUs {c.RealTimeCpus - (c.Host?.Isolated ?? CpuSet.Empty)} are not isolated.",
                     $"Pin vCPUs and emulator of '{other.Name}', or isolate the real-time CPUs."), AuditNeeds.Others),
    ];

    private static IEnumerable<AuditFault> Others(AuditContext c, CpuSet cpus, Func<string, CpuSet, string> what) =>
        from other in c.Others
        let shared = other.All & cpus
        where !shared.IsEmpty
        select new AuditFault(c.Domain.CpuTune, what(other.Name, shared), $"Re-pin one of the two; 'kvmnfv repin' does it while it runs.");

    private static IEnumerable<AuditFault> Theirs(AuditContext c)
    {
        // Where both are exclusive the first rule has said it.
        var mine = c.Cpus.All - c.ExclusiveCpus;
        return from other in c.Others
               let theirs = other.Of(other.Fifo | other.Alone) & mine
               where !theirs.IsEmpty
               select new AuditFault(c.Domain.CpuTune, $"Its threads may run on CPUs {theirs}, which '{other.Name}' has for itself.", $"Take CPUs {theirs} out of the pins.");
    }
}
