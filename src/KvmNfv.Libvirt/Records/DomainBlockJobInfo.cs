namespace KvmNfv.Libvirt;

/// <summary>The progress of a block job.</summary>
/// <param name="Type">The kind of job.</param>
/// <param name="Bandwidth">The limit in MiB/s, or in bytes/s with <see cref="DomainBlockJobInfoFlags.BandwidthBytes"/>; 0 for none.</param>
/// <param name="Current">How far it is, in units of its own.</param>
/// <param name="End">Where it ends, in the same units.</param>
public readonly record struct DomainBlockJobInfo(DomainBlockJobType Type, ulong Bandwidth, ulong Current, ulong End);
