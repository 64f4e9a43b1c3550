namespace KvmNfv.Channels.Tests;

/// <summary>Both ends over the memory file of a plain device.</summary>
[TestFixture(RingKind.Variable, 2048, 16)]
[TestFixture(RingKind.Fixed, 64, 64)]
public sealed class IvshmemMemoryConformanceTests(RingKind kind, int size, int capacity) : EndpointConformance
{
    private readonly TemporaryFolder _folder = new("/dev/shm");

    protected override (ChannelEndpoint A, ChannelEndpoint B) OpenChannel()
    {
        var path = _folder.NewPath();
        Assert.That(IvshmemChannel.CreateMemory(path, new() { Kind = kind, MessageSize = size, Capacity = capacity }), Is.EqualTo(1 << 20));
        return (IvshmemChannel.OpenMemory(path), IvshmemChannel.OpenMemory(path, ChannelSide.Second));
    }

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();
}
