namespace KvmNfv.Cli.Output;

/// <summary>A point of a latency curve.</summary>
/// <param name="Percentile">The share, in percent.</param>
/// <param name="Nanoseconds">What so many do not exceed.</param>
internal sealed record LatencyPoint(double Percentile, long Nanoseconds);
