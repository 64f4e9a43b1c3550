namespace KvmNfv.Libvirt;

/// <summary>The statistics of a job.</summary>
/// <param name="Type">The kind of job, or how it ended.</param>
/// <param name="Parameters">The statistics; names in <see cref="DomainJobStat"/>.</param>
public sealed record DomainJobStats(DomainJobType Type, TypedParameterList Parameters);
