using KvmNfv.Channels.Interop;

namespace KvmNfv.Channels.Tests;

public sealed class IvshmemServerTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder _folder = new();

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();

    [Test]
    public void Newcomers_get_version_id_memory_and_vectors_in_the_specifications_order_and_the_others_hear_of_them()
    {
        using var server = IvshmemServer.Start(_folder.NewPath(), new() { MaxPeers = 3, Vectors = 2 });
        using var first = new RawPeer(server.SocketPath);
        Assert.That(first.Next(5), Is.EqualTo("0 0 -1+fd 0+fd 0+fd"));
        using var second = new RawPeer(server.SocketPath);
        Assert.That(second.Next(7), Is.EqualTo("0 1 -1+fd 0+fd 0+fd 1+fd 1+fd"));
        Assert.That(first.Next(2), Is.EqualTo("1+fd 1+fd"));
        using (var third = new RawPeer(server.SocketPath))
            Assert.That(third.Next(9), Is.EqualTo("0 2 -1+fd 0+fd 0+fd 1+fd 1+fd 2+fd 2+fd"));
        Assert.That(first.Next(3), Is.EqualTo("2+fd 2+fd 2"));
        Assert.That(second.Next(3), Is.EqualTo("2+fd 2+fd 2"));
        first.Dispose();
        Assert.That(second.Next(), Is.EqualTo("0"));
        using var again = new RawPeer(server.SocketPath);
        Assert.That(again.Next(2), Is.EqualTo("0 0"), "the lowest free ID");
        Assert.That(SpinWait.SpinUntil(() => server.Statistics is { Joined: 4, Left: 2 }, s_patience));
    }

    [Test]
    public void Many_peers_ring_each_other()
    {
        const int Peers = 24, Vectors = 4;
        using var server = IvshmemServer.Start(_folder.NewPath(), new() { MaxPeers = Peers, Vectors = Vectors });
        var peers = Enumerable.Range(0, Peers).Select(_ => IvshmemClient.Connect(server.SocketPath, Vectors)).ToList();
        try
        {
            Assert.That(peers.TrueForAll(p => peers.TrueForAll(q => p == q || p.WaitForPeer(q.Id, true, s_patience))));
            foreach (var peer in peers)
            {
                var (to, vector) = ((peer.Id + 7) % Peers, peer.Id % Vectors);
                Assert.That(peer.Ring(to, vector));
                Assert.That(peers[to].Wait(vector, s_patience), Is.EqualTo(1), $"{peer.Id} to {to}");
            }
            Assert.That(peers.TrueForAll(p => p.Wait(0, TimeSpan.Zero) == 0), "nobody was rung twice, or on another vector");
            peers[3].Dispose();
            Assert.That(peers[0].WaitForPeer(3, false, s_patience));
            Assert.That(peers[0].Ring(3, 0), Is.False);
        }
        finally
        {
            peers.ForEach(p => p.Dispose());
        }
    }

    [Test]
    public void Memory_is_a_sealed_power_of_two()
    {
        using var server = IvshmemServer.Start(_folder.NewPath(), new() { Rings = new() { MessageSize = 1518, Capacity = 1024 } });
        using var peer = new RawPeer(server.SocketPath);
        peer.Next(3);
        Assert.Multiple(() =>
        {
            Assert.That(RandomAccess.GetLength(peer.Last), Is.EqualTo(server.MemorySize).And.EqualTo(8 << 20));
            Assert.That(Libc.FileControl(peer.Last, Libc.GetSeals, 0) & 6, Is.EqualTo(Libc.SealShrink | Libc.SealGrow));
            Assert.That(Libc.Truncate(peer.Last, 0), Is.Negative);
        });
    }

    [Test]
    public void Memory_is_new_and_zero_for_the_next_peers_and_those_before_cant_reach_it()
    {
        using var server = IvshmemServer.Start(_folder.NewPath());
        using var first = IvshmemClient.Connect(server.SocketPath);
        using var kept = SharedRegion.FromPeer(Descriptors.Duplicate(first.Memory.File!));
        Bytes(kept).Fill(0xAA);
        first.Dispose();
        Assert.That(SpinWait.SpinUntil(() => server.PeerCount == 0, s_patience));
        using var next = IvshmemClient.Connect(server.SocketPath);
        Bytes(kept).Fill(0xBB);
        Assert.That(Bytes(next.Memory).IndexOfAnyExcept((byte)0), Is.EqualTo(-1));
        Assert.That(server.Statistics.Renewals, Is.EqualTo(1));
    }

    [Test]
    public void Socket_is_for_its_owner_unless_said_otherwise_and_goes_with_the_server()
    {
        const UnixFileMode Group = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        var path = _folder.NewPath();
        using (IvshmemServer.Start(path))
        {
            Assert.That(File.GetUnixFileMode(path), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
            Assert.That(() => IvshmemServer.Start(path), Throws.InstanceOf<ChannelException>().With.Property("Fault").EqualTo(ChannelFault.Occupied));
        }
        Assert.That(File.Exists(path), Is.False);
        using (IvshmemServer.Start(path, new() { Access = new() { Mode = Group } }))
            Assert.That(File.GetUnixFileMode(path), Is.EqualTo(Group));
    }

    [Test]
    public void Peers_beyond_the_limit_are_turned_away_and_others_go_on()
    {
        using var server = IvshmemServer.Start(_folder.NewPath());
        using var first = IvshmemClient.Connect(server.SocketPath);
        using var second = IvshmemClient.Connect(server.SocketPath);
        Assert.That(() => IvshmemClient.Connect(server.SocketPath), Throws.InstanceOf<ChannelException>().With.Property("Fault").EqualTo(ChannelFault.Occupied));
        Assert.That(first.WaitForPeer(1, true, s_patience) && first.Ring(1, 0) && second.Wait(0, s_patience) == 1);
        second.Dispose();
        Assert.That(first.WaitForPeer(1, false, s_patience));
        using var third = IvshmemClient.Connect(server.SocketPath);
        Assert.That(third.Id, Is.EqualTo(1));
    }

    [Test]
    public void Peers_outlive_their_server()
    {
        var server = IvshmemServer.Start(_folder.NewPath(), new() { Rings = new() { Doorbells = true } });
        using var first = IvshmemChannel.Connect(server.SocketPath);
        using var second = IvshmemChannel.Connect(server.SocketPath);
        server.Dispose();
        first.PollTime = second.PollTime = TimeSpan.Zero;
        for (var i = 0; i < 100; i++)
        {
            var wait = Task.Run(() => second.WaitToReceive(s_patience));
            Assert.That(SpinWait.SpinUntil(() => first.TrySend(Pattern.Of(100, i)), s_patience));
            Assert.That(wait.Result && second.TryReceive(out var message) && Pattern.Is(message, i));
            second.Release();
        }
    }

    [TestCase(1000L, 2, 2, "power of two")]
    [TestCase(1L << 20, 0, 2, "Vectors")]
    [TestCase(1L << 20, 2, 257, "MaxPeers")]
    public void Options_that_cant_be_are_named(long size, int vectors, int peers, string why) =>
        Assert.That(() => IvshmemServer.Start(_folder.NewPath(), new() { Size = size, Vectors = vectors, MaxPeers = peers }), Throws.InstanceOf<ArgumentException>().With.Message.Contains(why));

    // SAFETY: the whole region, while it is mapped.
    private static unsafe Span<byte> Bytes(SharedRegion region) => new(region.Address, (int)region.Size);
}
