using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Domains;

/// <summary>One thread of a running domain, or one kind of them, and where it may run.</summary>
/// <param name="IsVCpu">Whether it is a vCPU, not the emulator or an IOThread.</param>
/// <param name="IsRealTime">Whether it runs with SCHED_FIFO or SCHED_RR.</param>
/// <param name="IsPinned">Whether somebody said where it may run.</param>
/// <param name="Cpus">The CPUs.</param>
internal sealed record DomainThread(bool IsVCpu, bool IsRealTime, bool IsPinned, CpuSet Cpus);
