using KvmNfv.Cli.Measuring;

namespace KvmNfv.Cli.Output;

/// <summary>What <c>channel blast</c> found.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Wait">How this side waits.</param>
/// <param name="Cpus">The CPUs that the two sides are bound to; empty: wherever the scheduler puts them.</param>
/// <param name="Loop">Whether the messages came back.</param>
/// <param name="Points">The throughput of each size and burst.</param>
internal sealed record BlastReport(string Channel, WaitPolicy Wait, IReadOnlyList<int> Cpus, bool Loop, IReadOnlyList<BlastPoint> Points);
