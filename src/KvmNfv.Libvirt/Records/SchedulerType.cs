namespace KvmNfv.Libvirt;

/// <summary>The scheduler that a hypervisor has for a domain.</summary>
/// <param name="Name">Its name, such as posix.</param>
/// <param name="ParameterCount">How many parameters it has.</param>
public readonly record struct SchedulerType(string Name, int ParameterCount);
