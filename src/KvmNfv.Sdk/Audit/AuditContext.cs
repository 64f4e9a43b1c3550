using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Audit;

/// <summary>The subject with what many rules ask of it worked out once.</summary>
internal sealed class AuditContext
{
    public AuditContext(AuditSubject subject, IReadOnlyList<Finding> lint)
    {
        (Domain, Host, Profile, Actual, Lint) = (subject.Domain, subject.Host, subject.Profile, subject.Actual, lint);
        (Plan, PlanFault) = subject.Plan is { } given ? (given, null) : StoredPlan.Read(subject.Domain);
        Others = [.. (subject.Others ?? []).Select(d => new DomainCpus(d))];
        Cpus = new DomainCpus(Domain);
        RealTime = Cpus.Fifo | Roles(VCpuRole.RealTime);
        Exclusive = (RealTime | Roles(VCpuRole.Dedicated) | (Plan is null && Profile is null ? Cpus.Alone : CpuSet.Empty)) & Cpus.VCpus;
        RealTime &= Cpus.VCpus;
        Housekeeping = Profile?.HostHousekeeping ?? subject.Policy?.Housekeeping ?? (Host is null ? CpuSet.Empty : HostLayout.DefaultHousekeeping(Host));
        PollMode = subject.Policy?.PollMode ?? CpuSet.Empty;
        Available = AuditNeeds.None | (Host is null ? 0 : AuditNeeds.Host) | (Plan is null ? 0 : AuditNeeds.Plan) | (Profile is null ? 0 : AuditNeeds.Profile)
            | (Actual is null ? 0 : AuditNeeds.Running) | (subject.Others is null ? 0 : AuditNeeds.Others);
    }

    public DomainDocument Domain { get; }

    public HostTopology? Host { get; }

    public VnfProfile? Profile { get; }

    public PlacementPlan? Plan { get; }

    /// <summary>Why the plan in the metadata can't be read.</summary>
    public string? PlanFault { get; }

    public DomainActual? Actual { get; }

    public IReadOnlyList<Finding> Lint { get; }

    public AuditNeeds Available { get; }

    public DomainCpus Cpus { get; }

    public IReadOnlyList<DomainCpus> Others { get; }

    /// <summary>The numbers of the real-time vCPUs: by class in the document, by plan, by profile.</summary>
    public CpuSet RealTime { get; }

    /// <summary>The numbers of the vCPUs that are to have a CPU to themselves, real-time ones included.</summary>
    public CpuSet Exclusive { get; }

    public bool IsRealTime => !RealTime.IsEmpty;

    /// <summary>The host CPUs of pinned real-time vCPUs.</summary>
    public CpuSet RealTimeCpus => Cpus.Of(RealTime);

    /// <summary>The host CPUs of pinned exclusive vCPUs.</summary>
    public CpuSet ExclusiveCpus => Cpus.Of(Exclusive);

    /// <summary>The host's housekeeping CPUs; empty when the host is not known.</summary>
    public CpuSet Housekeeping { get; }

    /// <summary>The CPUs of the host's poll-mode switch.</summary>
    public CpuSet PollMode { get; }

    public bool IsKvm => Domain.Type == DomainType.Kvm;

    public bool IsX86 => Domain.Os.Type.Architecture is null or "x86_64" or "i686";

    /// <summary>The other hardware threads of the cores of some CPUs; none without a host.</summary>
    public CpuSet SiblingsOf(CpuSet cpus) =>
        (Host?.Cpus.Where(c => cpus.Contains(c.Id)).Aggregate(CpuSet.Empty, (all, c) => all | c.Siblings) ?? CpuSet.Empty) - cpus;

    /// <summary>The nodes of some host CPUs.</summary>
    public CpuSet NodesOf(CpuSet cpus) =>
        Host is null ? CpuSet.Empty : CpuSet.From(Host.Cpus.Where(c => cpus.Contains(c.Id)).Select(c => c.Node).OfType<int>());

    private CpuSet Roles(VCpuRole role) =>
        CpuSet.From((Plan?.VCpus.Where(v => v.Role == role).Select(v => v.VCpu) ?? [])
            .Concat(Profile?.VCpus.Select((v, i) => (v, i)).Where(v => v.v.Role == role).Select(v => v.i) ?? []).Where(v => v is >= 0 and <= CpuSet.MaxValue));
}
