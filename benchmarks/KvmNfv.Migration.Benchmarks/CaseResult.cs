namespace KvmNfv.Migration.Benchmarks;

/// <summary>One guest on one link, and how each contender moved it.</summary>
/// <param name="Suite">The question.</param>
/// <param name="Link">The link.</param>
/// <param name="Workload">What the guest did.</param>
/// <param name="Compressible">Whether its memory compresses.</param>
/// <param name="MemoryMiB">The guest's memory.</param>
/// <param name="Moves">Every migration, in order.</param>
internal sealed record CaseResult(string Suite, string Link, string Workload, bool Compressible, int MemoryMiB, IReadOnlyList<Move> Moves)
{
    public IEnumerable<string> Contenders => Moves.Select(m => m.Contender).Distinct();

    public Spread? Total(string contender) => Spread.Of(Finished(contender).Select(m => m.Total));

    public Spread? Downtime(string contender) => Spread.Of(Finished(contender).Select(m => m.Downtime));

    public IEnumerable<Move> Finished(string contender) => Moves.Where(m => m.Contender == contender && m.Finished);

    /// <summary>Medians of a contender over those of virsh; null where either has none.</summary>
    public double? TotalRatio(string contender) => Total(contender)?.Median / Total(Migration.Benchmarks.Contenders.Virsh)?.Median;

    public double? DowntimeRatio(string contender) => Downtime(contender)?.Median / Downtime(Migration.Benchmarks.Contenders.Virsh)?.Median;
}
