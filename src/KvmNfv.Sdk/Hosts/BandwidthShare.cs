namespace KvmNfv.Sdk.Hosts;

/// <summary>The memory bandwidth that a resctrl group may use behind one last-level cache.</summary>
/// <param name="CacheId">The id of the cache.</param>
/// <param name="Value">Percent, or MiB/s with <see cref="ResctrlBandwidth.InMegabytes"/>; the kernel writes 4294967295 for "no limit".</param>
public readonly record struct BandwidthShare(int CacheId, long Value);
