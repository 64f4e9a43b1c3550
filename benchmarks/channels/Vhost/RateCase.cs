namespace KvmNfv.Benchmarks.Channels;

/// <summary>One measurement of a back-end or a switch.</summary>
/// <param name="Traffic">Where the frames go.</param>
/// <param name="IsPacked">The guest's rings: packed, or split.</param>
/// <param name="FrameSize">Bytes of a frame.</param>
internal sealed record RateCase(Traffic Traffic, bool IsPacked, int FrameSize)
{
    private static readonly bool[] s_packed = [false, true];
    private static readonly int[] s_sizes = [64, 1518];

    public string Name => $"{(Traffic == Traffic.Round ? "switch" : Traffic == Traffic.Up ? "up" : "down")}, {(IsPacked ? "packed" : "split")}, {FrameSize} B";

    public string Rings => IsPacked ? Testpmd.PackedRings : Testpmd.SplitRings;

    /// <summary>How many guests' ports there are, so how many sockets.</summary>
    public int Ports => Traffic == Traffic.Round ? 2 : 1;

    public static IEnumerable<RateCase> Of(params Traffic[] traffic) =>
        from rings in s_packed
        from size in s_sizes
        from way in traffic
        select new RateCase(way, rings, size);
}
