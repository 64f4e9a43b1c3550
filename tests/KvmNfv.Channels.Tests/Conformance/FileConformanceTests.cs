namespace KvmNfv.Channels.Tests;

[TestFixture(RingKind.Variable, 2048, 16)]
[TestFixture(RingKind.Fixed, 64, 64)]
public sealed class FileConformanceTests(RingKind kind, int size, int capacity) : EndpointConformance
{
    private readonly TemporaryFolder _folder = new("/dev/shm");

    protected override (ChannelEndpoint A, ChannelEndpoint B) OpenChannel()
    {
        var path = _folder.NewPath();
        var first = SharedMemoryChannel.CreateFile(path, new() { Kind = kind, MessageSize = size, Capacity = capacity });
        return (first, SharedMemoryChannel.OpenFile(path));
    }

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();
}
