using KvmNfv.Channels;

namespace KvmNfv.Benchmarks.Channels;

/// <summary>One measurement and what is promised about it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">The ring.</param>
/// <param name="Size">Bytes of a message.</param>
/// <param name="Burst">Messages of a burst.</param>
/// <param name="Count">Messages measured, or round trips.</param>
/// <param name="Limit">The most that C#'s time may be of C's; null where nothing is promised.</param>
internal sealed record ChannelCase(string Name, RingKind Kind, int Size, int Burst, long Count, double? Limit)
{
    public bool IsPingPong => Burst == 1 && Size == 8;

    /// <summary>At least a second's worth: the JIT has compiled the rings for good only half a second after they were first called often.</summary>
    public long Warm => 2 * Count;

    /// <summary>Throughput promises are of the form "at least 0.95 of C's", so at most 1/0.95 of its time.</summary>
    public static readonly ChannelCase[] All =
    [
        new("one way, ping-pong", RingKind.Fixed, 8, 1, 2_000_000, 1.1),
        new("64 B, burst 32", RingKind.Fixed, 64, 32, 40_000_000, 1 / 0.95),
        new("8 B, burst 32", RingKind.Fixed, 8, 32, 100_000_000, 1 / 0.9),
        new("256 B, burst 32", RingKind.Fixed, 256, 32, 20_000_000, 1 / 0.9),
        new("1518 B, burst 32", RingKind.Fixed, 1518, 32, 6_000_000, 1 / 0.9),
        new("64 B, burst 32, variable", RingKind.Variable, 64, 32, 30_000_000, 1 / 0.95),
        new("1518 B, burst 32, variable", RingKind.Variable, 1518, 32, 6_000_000, 1 / 0.9),
    ];
}
