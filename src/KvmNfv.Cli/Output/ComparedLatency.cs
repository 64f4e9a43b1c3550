namespace KvmNfv.Cli.Output;

/// <summary>Round trips of an option, in ns; null: not told.</summary>
/// <param name="Size">Bytes of a message.</param>
/// <param name="P50">The median.</param>
/// <param name="P99">99 % are no longer.</param>
/// <param name="P999">99.9 % are no longer.</param>
/// <param name="Max">The longest.</param>
/// <param name="Cpu">Processor time of both sides.</param>
/// <param name="Distribution">The whole curve.</param>
internal sealed record ComparedLatency(int Size, double? P50, double? P99, double? P999, double? Max, CpuShares? Cpu, IReadOnlyList<LatencyPoint>? Distribution)
{
    public static ComparedLatency Of(PingReport report) =>
        new(report.Size, report.RoundTrip.P50, report.RoundTrip.P99, report.RoundTrip.P999, report.RoundTrip.Max, report.Cpu, report.RoundTrip.Distribution);
}
