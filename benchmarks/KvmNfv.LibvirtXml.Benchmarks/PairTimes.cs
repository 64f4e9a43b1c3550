namespace KvmNfv.LibvirtXml.Benchmarks;

/// <summary>What the pairs gave.</summary>
/// <param name="CpuA">Processor time of A, median, milliseconds.</param>
/// <param name="CpuB">Processor time of B, median, milliseconds.</param>
/// <param name="Ratio">Processor time of A over that of B, median of the pairs.</param>
/// <param name="ElapsedRatio">The same by the clock.</param>
/// <param name="Low">The ratio below which a tenth of the pairs lie.</param>
/// <param name="High">The ratio above which a tenth of the pairs lie.</param>
internal sealed record PairTimes(double CpuA, double CpuB, double Ratio, double ElapsedRatio, double Low, double High)
{
    internal TimeSpan A => TimeSpan.FromMilliseconds(CpuA);

    internal TimeSpan B => TimeSpan.FromMilliseconds(CpuB);
}
