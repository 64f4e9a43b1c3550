namespace KvmNfv.Cli.Output;

/// <summary>Where options were compared.</summary>
/// <param name="Cpu">The CPU's model.</param>
/// <param name="OnlineCpus">CPUs of the host.</param>
/// <param name="Kernel">The kernel's release.</param>
/// <param name="IsVirtual">Whether the host is itself a virtual machine: its CPUs may be taken away at any time.</param>
/// <param name="LoadBefore">Runnable threads over the minute before, on average.</param>
/// <param name="LoadAfter">The same at the end; the measurement's own are among them.</param>
internal sealed record ComparedHost(string Cpu, int OnlineCpus, string Kernel, bool IsVirtual, double LoadBefore, double LoadAfter);
