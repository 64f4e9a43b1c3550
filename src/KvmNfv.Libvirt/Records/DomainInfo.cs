using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>The short facts of a domain.</summary>
/// <param name="State">The state.</param>
/// <param name="MaxMemoryKiB">The memory limit in KiB.</param>
/// <param name="MemoryKiB">The memory in use in KiB.</param>
/// <param name="VcpuCount">How many virtual CPUs it has now.</param>
/// <param name="CpuTimeNanoseconds">CPU time used, in nanoseconds.</param>
public readonly record struct DomainInfo(DomainState State, ulong MaxMemoryKiB, ulong MemoryKiB, int VcpuCount, ulong CpuTimeNanoseconds)
{
    internal static DomainInfo From(in virDomainInfo info) => new((DomainState)info.state, info.maxMem, info.memory, info.nrVirtCpu, info.cpuTime);
}
