namespace KvmNfv.Libvirt;

/// <summary>A virtual CPU of a running domain.</summary>
/// <param name="Number">Its number.</param>
/// <param name="State">What it does.</param>
/// <param name="CpuTimeNanoseconds">CPU time used, in nanoseconds.</param>
/// <param name="HostCpu">The host CPU it last ran on; a negative value is a <see cref="VcpuHostCpuState"/>.</param>
/// <param name="Affinity">The host CPUs it may run on.</param>
public sealed record VcpuInfo(int Number, VcpuState State, ulong CpuTimeNanoseconds, int HostCpu, CpuMap Affinity);
