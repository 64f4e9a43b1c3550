namespace KvmNfv.Benchmarks.Worker;

/// <summary>What the guests are like.</summary>
/// <param name="Name">For people.</param>
/// <param name="Device">Settings of testpmd's virtio-user ports.</param>
/// <param name="FrameSize">Bytes of each frame.</param>
internal sealed record SwitchCase(string Name, string Device, int FrameSize)
{
    public static IReadOnlyList<SwitchCase> All { get; } =
    [
        new("split, 64 B", "packed_vq=0,mrg_rxbuf=1,in_order=0", 64),
        new("split, 1518 B", "packed_vq=0,mrg_rxbuf=1,in_order=0", 1518),
        new("packed, 64 B", "packed_vq=1,mrg_rxbuf=1,in_order=0", 64),
        new("packed, 1518 B", "packed_vq=1,mrg_rxbuf=1,in_order=0", 1518),
    ];
}
