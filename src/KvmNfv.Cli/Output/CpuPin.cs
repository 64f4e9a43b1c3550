namespace KvmNfv.Cli.Output;

/// <summary>The host CPUs on which a thread may run, as a cpuset such as <c>0-3,8</c>.</summary>
internal sealed record CpuPin(int Id, string Cpus);
