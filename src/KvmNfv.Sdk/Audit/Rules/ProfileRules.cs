using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>The document against the profile that was asked for.</summary>
internal static class ProfileRules
{
    private const string Why = "The VNF gets something else than it asked for.";
    private const string Mend = "Place the profile again and build the document anew.";

    public static AuditCheck[] All { get; } =
    [
        Of("profile-vcpus", "the number of vCPUs is not the profile's",
            c => c.Cpus.VCpus.Count != c.Profile!.VCpus.Count ? [new AuditFault(c.Domain.Vcpu, $"The domain has {c.Cpus.VCpus.Count} vCPUs, the profile {c.Profile.VCpus.Count}.", Mend)] : []),
        Of("profile-memory", "the memory is not the profile's",
            c => c.Domain.Memory != c.Profile!.Memory ? [new AuditFault(c.Domain, $"The domain has {c.Domain.Memory?.ToString() ?? "no memory"}, the profile {c.Profile.Memory}.", Mend)] : []),
        Of("profile-iothreads", "the number of IOThreads is not the profile's",
            c => c.Cpus.IoThreads.Count != c.Profile!.IoThreads ? [new AuditFault(c.Domain, $"The domain has {c.Cpus.IoThreads.Count} IOThreads, the profile {c.Profile.IoThreads}.", Mend)] : []),
        Of("profile-class", "a vCPU hasn't the class of its role", Classes),
        Of("profile-exclusive", "an exclusive vCPU has no CPU of its own",
            c => Roles(c).Where(v => v.Role is VCpuRole.RealTime or VCpuRole.Dedicated && c.Cpus.Pin(v.VCpu) is not { Count: 1 })
                .Select(v => new AuditFault(PinRules.PinOf(c, v.VCpu), $"vCPU {v.VCpu} is {v.Role} in the profile, and may run on {c.Cpus.Pin(v.VCpu)?.ToString() ?? "any CPU"}.", "Pin it to one CPU."))),
        Of("profile-pages", "the pages are none that the profile takes",
            c => from page in c.Domain.MemoryBacking.HugePages.Pages
                 where page.Size is { } size && !c.Profile!.PageSizes.Contains(size)
                 select new AuditFault(page, $"The pages are of {page.Size}, the profile takes {c.Profile!.PageSizes}.", Mend)),
        Of("profile-cells", "the guest's NUMA cells are not the profile's", Cells),
    ];

    private static AuditCheck Of(string id, string title, Func<AuditContext, IEnumerable<AuditFault>> run) =>
        AuditCheck.Of(id, AuditSeverity.Error, AuditSeverity.Error, title, Why, run, AuditNeeds.Profile);

    private static IEnumerable<(int VCpu, VCpuRole Role, int? Priority)> Roles(AuditContext c) =>
        c.Profile!.VCpus.Select((v, i) => (i, v.Role, v.Priority)).Where(v => c.Cpus.VCpus.Contains(v.i));

    private static IEnumerable<AuditFault> Classes(AuditContext c)
    {
        foreach (var (vcpu, role, priority) in Roles(c))
        {
            var scheduler = c.Domain.CpuTune.VcpuSchedulers.FirstOrDefault(s => s.Vcpus?.Contains(vcpu) == true);
            var right = role == VCpuRole.RealTime
                ? scheduler?.Scheduler == Scheduler.Fifo && scheduler.Priority == (priority ?? VCpuProfile.DefaultPriority)
                : scheduler is null;
            if (!right)
                yield return new AuditFault(scheduler?.GetXPath() ?? c.Domain.CpuTune.GetXPath(), $"vCPU {vcpu} is {role} in the profile, and has the class {scheduler?.Scheduler?.ToString() ?? "other"} {scheduler?.Priority}".TrimEnd() + ".",
                    role == VCpuRole.RealTime ? $"Add it to a vcpusched with scheduler='fifo' priority='{priority ?? VCpuProfile.DefaultPriority}'." : "Take it out of vcpusched.");
        }
    }

    private static IEnumerable<AuditFault> Cells(AuditContext c)
    {
        var (has, wanted) = (c.Domain.Cpu.Numa.Cells, c.Profile!.EffectiveCells());
        if (has.Count == 0 && wanted.Count == 1)
            yield break;
        if (has.Count != wanted.Count || has.Where((cell, i) => cell.Cpus != wanted[i].VCpus || cell.Memory != wanted[i].Memory).Any())
            yield return new AuditFault(c.Domain.Cpu.Numa, $"The guest has {has.Count} cells, the profile {wanted.Count}, or their vCPUs and memory differ.", Mend);
    }
}
