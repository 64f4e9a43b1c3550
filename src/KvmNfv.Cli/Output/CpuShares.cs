namespace KvmNfv.Cli.Output;

/// <summary>Processor time of both sides' processes, as shares of one CPU: 1 is a whole one.</summary>
/// <param name="This">The measuring side's.</param>
/// <param name="Peer">The other side's; null where it can't tell. In one process both are that process's.</param>
internal sealed record CpuShares(double? This, double? Peer);
