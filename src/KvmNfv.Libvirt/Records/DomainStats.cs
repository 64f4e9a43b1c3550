namespace KvmNfv.Libvirt;

/// <summary>The statistics of one domain.</summary>
/// <param name="Name">The domain's name.</param>
/// <param name="Uuid">The domain's UUID; null unless it was asked for.</param>
/// <param name="Parameters">The statistics; names in <see cref="DomainStat"/>.</param>
public sealed record DomainStats(string Name, Guid? Uuid, TypedParameterList Parameters);
