namespace KvmNfv.Cli.Output;

/// <summary>One way to move messages, as it was measured.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Ends">What the two ends are.</param>
/// <param name="Wait">How they wait; null where that isn't theirs to choose.</param>
/// <param name="Latency">Round trips.</param>
/// <param name="Throughput">By size.</param>
/// <param name="Loop">Whether throughput is there and back.</param>
/// <param name="NotMeasured">Why there are no figures, or some are missing.</param>
internal sealed record ComparedOption(string Name, string Ends, string? Wait, ComparedLatency? Latency, IReadOnlyList<BlastPoint> Throughput, bool Loop, string? NotMeasured)
{
    public static ComparedOption Without(string name, string ends, string why) => new(name, ends, null, null, [], false, why);
}
