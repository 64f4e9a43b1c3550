namespace KvmNfv.Channels.Tests;

[TestFixture(RingKind.Variable, 2048, 16, false)]
[TestFixture(RingKind.Variable, 1518, 256, true)]
[TestFixture(RingKind.Fixed, 64, 64, true)]
public sealed class SocketConformanceTests(RingKind kind, int size, int capacity, bool doorbells) : EndpointConformance
{
    private readonly TemporaryFolder _folder = new();

    protected override (ChannelEndpoint A, ChannelEndpoint B) OpenChannel()
    {
        var path = _folder.NewPath();
        var server = SharedMemoryChannel.Serve(path, new() { Kind = kind, MessageSize = size, Capacity = capacity, Doorbells = doorbells });
        return (server, SharedMemoryChannel.Connect(path));
    }

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();
}
