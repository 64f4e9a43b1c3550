using KvmNfv.Libvirt;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Migration;

/// <summary>A host that domains may be evacuated to.</summary>
public sealed record EvacuationTarget
{
    /// <summary>Its open connection. It must stay open until the end, and is not disposed.</summary>
    public required ILibvirtConnection Connection { get; init; }

    /// <summary>The way from the source to it; null takes the source's fastest interface that is up, or 1 Gbit/s.</summary>
    public MigrationLink? Link { get; init; }

    /// <summary>Where it listens for memory, such as <c>tcp://10.0.0.2</c>; null is the policy's, or libvirt's choice.</summary>
    public string? MigrateUri { get; init; }

    /// <summary>How the source's daemon reaches its daemon (peer-to-peer); null: by the connection's URI.</summary>
    public string? DestinationUri { get; init; }

    /// <summary>Its rules of placement; null means the defaults.</summary>
    public PlacementPolicy? Placement { get; init; }
}
