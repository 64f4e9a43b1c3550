namespace KvmNfv.Channels.Tests;

[TestFixture(RingKind.Variable, 2048, 16, false)]
[TestFixture(RingKind.Variable, 1, 4, false)]
[TestFixture(RingKind.Variable, 1518, 256, true)]
[TestFixture(RingKind.Fixed, 64, 256, false)]
[TestFixture(RingKind.Fixed, 13, 4, true)]
public sealed class LoopbackConformanceTests(RingKind kind, int size, int capacity, bool doorbells) : EndpointConformance
{
    protected override (ChannelEndpoint A, ChannelEndpoint B) OpenChannel() =>
        LoopbackChannel.CreatePair(new() { Kind = kind, MessageSize = size, Capacity = capacity, Doorbells = doorbells });
}
