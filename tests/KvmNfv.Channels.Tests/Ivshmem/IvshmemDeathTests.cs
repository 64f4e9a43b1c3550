namespace KvmNfv.Channels.Tests;

public sealed class IvshmemDeathTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();

    [Test]
    public void A_killed_peer_is_seen_dead_and_its_successor_goes_on_with_whole_messages()
    {
        using var server = IvshmemServer.Start(_folder.NewPath(), new() { Rings = new() { MessageSize = 1518, Capacity = 64, Doorbells = true } });
        using var end = IvshmemChannel.Connect(server.SocketPath);
        Span<Frame> frames = new Frame[32];
        for (var kill = 0; kill < 8; kill++)
        {
            using var peer = PeerProcess.Start("flood", $"ivshmem:{server.SocketPath}", $"{kill}");
            var number = 0L;
            var killed = false;
            while (!killed || end.WaitToReceive(TimeSpan.Zero))
            {
                var count = end.ReceiveBurst(frames);
                for (var i = 0; i < count; i++)
                {
                    if (!Pattern.Is(frames[i].Data, number++))
                        Assert.Fail($"Kill {kill}: message {number - 1} is torn or out of order.");
                }
                end.Release();
                if (number < 5000 || killed)
                    continue;
                Assert.That(end.Peer, Is.EqualTo(PeerState.Alive));
                peer.Kill();
                killed = true;
                Assert.That(SpinWait.SpinUntil(() => server.PeerCount == 1, s_patience));
            }
            Assert.That(end.Peer, Is.EqualTo(PeerState.Died));
        }
        Assert.That(end.Statistics.PeerRestarts, Is.EqualTo(7));
    }

    [Test]
    public void A_server_that_ends_under_traffic_leaves_the_pair_its_channel_and_its_successor_serves_the_next_pair()
    {
        var path = _folder.NewPath();
        for (var generation = 0; generation < 3; generation++)
        {
            var server = IvshmemServer.Start(path, new() { Rings = new() { MessageSize = 1518, Capacity = 64, Doorbells = true } });
            using var end = IvshmemChannel.Connect(path);
            using var peer = PeerProcess.Start("flood", $"ivshmem:{path}", $"{generation}");
            ReceiveNumbers(end, 0, 5000);
            server.Dispose();
            ReceiveNumbers(end, 5000, 20_000);
            Assert.That(() => IvshmemChannel.Connect(path), Throws.InstanceOf<ChannelException>(), "nobody can join until there is a server again");
        }
    }

    private static void ReceiveNumbers(ChannelEndpoint end, long from, long to)
    {
        for (var number = from; number < to; number++)
        {
            Assert.That(end.WaitToReceive(s_patience), $"message {number}; the peer is {end.Peer}");
            Assert.That(end.TryReceive(out var message) && Pattern.Is(message, number), $"message {number}");
            end.Release();
        }
    }
}
