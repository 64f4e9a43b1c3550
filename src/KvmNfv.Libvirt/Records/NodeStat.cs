namespace KvmNfv.Libvirt;

/// <summary>One counter of the host.</summary>
/// <param name="Name">Its name, as in <see cref="NodeCpuStatsKey"/> or <see cref="NodeMemoryStatsKey"/>.</param>
/// <param name="Value">Nanoseconds for CPU times, KiB for memory.</param>
public readonly record struct NodeStat(string Name, ulong Value);
