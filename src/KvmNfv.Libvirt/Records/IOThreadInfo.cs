namespace KvmNfv.Libvirt;

/// <summary>An IOThread of a domain.</summary>
/// <param name="Id">Its id, 1 or more.</param>
/// <param name="Affinity">The host CPUs it may run on.</param>
public sealed record IOThreadInfo(int Id, CpuMap Affinity);
