namespace KvmNfv.Benchmarks.Channels;

/// <summary>What can serve guests' sockets.</summary>
/// <param name="Name">For people.</param>
/// <param name="Least">For a peer: the least that ours must reach of its rate. Null: ours.</param>
/// <param name="Start">Starts it for a case on sockets of these paths, all on one CPU; disposed, it has ended.</param>
internal sealed record Contender(string Name, double? Least, Func<RateCase, IReadOnlyList<string>, int, IDisposable> Start);
