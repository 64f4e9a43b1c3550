namespace KvmNfv.Benchmarks.Interop;

/// <summary>What the pairs of one case gave.</summary>
/// <param name="Case">The case.</param>
/// <param name="Pairs">How many pairs ran.</param>
/// <param name="Ratio">The median of the pairs' ratios, C# to C, in processor time of the whole process, collector and finalizers included.</param>
/// <param name="ElapsedRatio">The same by the clock: on a machine with other work it also measures that.</param>
/// <param name="Low">The ratio below which a tenth of the pairs lie.</param>
/// <param name="High">The ratio above which a tenth of the pairs lie.</param>
/// <param name="CNanoseconds">The median time of one round in C.</param>
/// <param name="SharpNanoseconds">The median time of one round in C#.</param>
/// <param name="BytesPerRound">Managed bytes that a round allocates.</param>
internal sealed record PairResult(BenchmarkCase Case, int Pairs, double Ratio, double ElapsedRatio, double Low, double High,
    double CNanoseconds, double SharpNanoseconds, double BytesPerRound)
{
    public bool Missed => Ratio > Case.Limit || (Case.AllocatesNothing && BytesPerRound > 0);

    public string Verdict => Case.Limit is null && !Case.AllocatesNothing ? "-" : Missed ? "MISSED" : "kept";
}
