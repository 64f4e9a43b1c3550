namespace KvmNfv.Libvirt;

/// <summary>The CPUs of the host.</summary>
/// <param name="Present">How many there are, online or not.</param>
/// <param name="Online">Which are online.</param>
public sealed record NodeCpuMap(int Present, CpuMap Online);
