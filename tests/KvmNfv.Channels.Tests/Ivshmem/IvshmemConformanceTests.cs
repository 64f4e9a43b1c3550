namespace KvmNfv.Channels.Tests;

/// <summary>Two host processes' ends beside a server: memory and doorbells by QEMU's protocol.</summary>
[TestFixture(RingKind.Variable, 2048, 16, false)]
[TestFixture(RingKind.Variable, 1518, 256, true)]
[TestFixture(RingKind.Fixed, 64, 64, true)]
public sealed class IvshmemConformanceTests(RingKind kind, int size, int capacity, bool doorbells) : EndpointConformance
{
    private readonly TemporaryFolder _folder = new();
    private IvshmemServer? _server;

    protected override (ChannelEndpoint A, ChannelEndpoint B) OpenChannel()
    {
        _server = IvshmemServer.Start(_folder.NewPath(), new() { Rings = new() { Kind = kind, MessageSize = size, Capacity = capacity, Doorbells = doorbells } });
        var first = IvshmemChannel.Connect(_server.SocketPath);
        return (first, IvshmemChannel.Connect(_server.SocketPath));
    }

    // Before the ends are closed, which outlive it.
    [TearDown]
    public void CloseServer() => _server?.Dispose();

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();
}
