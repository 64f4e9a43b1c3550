namespace KvmNfv.Benchmarks.Worker;

/// <summary>What the guests are like.</summary>
/// <param name="Name">For people.</param>
/// <param name="Rings">Settings of testpmd's virtio-user ports.</param>
/// <param name="FrameSize">Bytes of each frame.</param>
internal sealed record SwitchCase(string Name, string Rings, int FrameSize)
{
    public static IReadOnlyList<SwitchCase> All { get; } =
    [
        new("split, 64 B", Testpmd.SplitRings, 64),
        new("split, 1518 B", Testpmd.SplitRings, 1518),
        new("packed, 64 B", Testpmd.PackedRings, 64),
        new("packed, 1518 B", Testpmd.PackedRings, 1518),
    ];
}
