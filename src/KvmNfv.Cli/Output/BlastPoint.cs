namespace KvmNfv.Cli.Output;

/// <summary>The throughput of one size.</summary>
/// <param name="Size">Bytes of a message.</param>
/// <param name="Burst">Messages of a burst.</param>
/// <param name="Messages">Messages that arrived.</param>
/// <param name="Wrong">Those that were out of their order, or got lost.</param>
/// <param name="Seconds">The time.</param>
/// <param name="MessagesPerSecond">Their rate.</param>
/// <param name="GigabitsPerSecond">The messages' bits.</param>
/// <param name="Cpu">Processor time.</param>
internal sealed record BlastPoint(int Size, int Burst, long Messages, long Wrong, double Seconds, double MessagesPerSecond, double GigabitsPerSecond, CpuShares Cpu);
