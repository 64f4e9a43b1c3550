namespace KvmNfv.Libvirt;

/// <summary>One counter of the balloon.</summary>
/// <param name="Tag">What is counted.</param>
/// <param name="Value">The value: KiB for sizes, a count for faults, seconds since the epoch for the last update.</param>
public readonly record struct DomainMemoryStat(DomainMemoryStatTags Tag, ulong Value);
