using KvmNfv.Cli.Measuring;

namespace KvmNfv.Cli.Output;

/// <summary>What <c>channel ping</c> found.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Wait">How this side waits.</param>
/// <param name="Cpus">The CPUs that the two sides are bound to; empty: wherever the scheduler puts them.</param>
/// <param name="Size">Bytes of a message.</param>
/// <param name="Seconds">The time.</param>
/// <param name="RoundTrip">The times there and back, in ns. One message at a time: a pause of either side counts once.</param>
/// <param name="Cpu">Processor time.</param>
internal sealed record PingReport(string Channel, WaitPolicy Wait, IReadOnlyList<int> Cpus, int Size, double Seconds, LatencySummary RoundTrip, CpuShares Cpu);
