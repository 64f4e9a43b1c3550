using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Audit;

/// <summary>What is audited and what it is compared with. Everything but the document may be missing; what then can't be checked is in the report.</summary>
public sealed record AuditSubject
{
    /// <summary>The document; of a running domain the live one.</summary>
    public required DomainDocument Domain { get; init; }

    /// <summary>The host that the domain runs on or is meant for.</summary>
    public HostTopology? Host { get; init; }

    /// <summary>What was asked for.</summary>
    public VnfProfile? Profile { get; init; }

    /// <summary>The plan; null takes the one in the document's metadata, if there is one.</summary>
    public PlacementPlan? Plan { get; init; }

    /// <summary>What the kernel shows of the running domain; null when it does not run or can't be seen.</summary>
    public DomainActual? Actual { get; init; }

    /// <summary>The host's other domains, those that run or may be started; null when unknown, empty when there are none.</summary>
    public IReadOnlyList<DomainDocument>? Others { get; init; }

    /// <summary>The host's rules: housekeeping CPUs above all; null means the defaults.</summary>
    public PlacementPolicy? Policy { get; init; }
}
