using System.Net.Sockets;
using KvmNfv.Channels.Interop;

namespace KvmNfv.Channels.Tests;

/// <summary>Clients that harm: the server disconnects them, serves the others, and keeps nothing of theirs.</summary>
public sealed class HostileIvshmemClientTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly byte[] s_garbage = [1, 2, 3];

    private readonly TemporaryFolder _folder = new();

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();

    [Test]
    public void One_that_sends_something_is_disconnected_and_its_descriptors_closed()
    {
        using var server = IvshmemServer.Start(_folder.NewPath());
        using var honest = new RawPeer(server.SocketPath);
        honest.Next(5);
        var before = Descriptor.Count();
        for (var i = 0; i < 50; i++)
        {
            using var hostile = new RawPeer(server.SocketPath);
            hostile.Next(3);
            var file = hostile.Last;
            DescriptorPassing.Send((int)hostile.Socket.SafeHandle.DangerousGetHandle(), s_garbage, file, file, file);
            while (hostile.Next() != "end")
            {
            }
            Assert.That(honest.Next(3), Is.EqualTo("1+fd 1+fd 1"));
        }
        Assert.That(server.Statistics.Violations, Is.EqualTo(50));
        // What the honest one was given for each: two eventfds.
        Assert.That(Descriptor.Settles(before + 100), $"{Descriptor.Count()} descriptors, {before} before");
    }

    [Test]
    public void One_that_does_not_read_is_disconnected_by_time_and_holds_nobody_up()
    {
        using var server = IvshmemServer.Start(_folder.NewPath(), new() { MaxPeers = 3, ReadTimeout = TimeSpan.FromMilliseconds(300) });
        using var honest = new RawPeer(server.SocketPath);
        honest.Next(5);
        using var deaf = new RawPeer(server.SocketPath);
        Assert.That(honest.Next(2), Is.EqualTo("1+fd 1+fd"));
        using (var other = IvshmemClient.Connect(server.SocketPath))
            Assert.That(honest.Next(2), Is.EqualTo("2+fd 2+fd"));
        Assert.That(honest.Next(), Is.EqualTo("2"));
        Assert.That(honest.Next(), Is.EqualTo("1"), "the deaf one is told to have gone");
        Assert.That(server.Statistics.Unread, Is.EqualTo(1));
        Assert.That(honest.Next(TimeSpan.FromMilliseconds(500)), Is.EqualTo("nothing"), "one that reads stays");
    }

    [Test]
    public void Peers_that_come_and_go_neither_fill_a_slow_ones_queue_nor_cost_it_its_place()
    {
        using var server = IvshmemServer.Start(_folder.NewPath(), new() { MaxPeers = 3, Vectors = 8, ReadTimeout = TimeSpan.FromHours(1) });
        using var slow = new RawPeer(server.SocketPath);
        Assert.That(SpinWait.SpinUntil(() => server.PeerCount == 1, s_patience));
        for (var i = 0; i < 500; i++)
        {
            using var other = IvshmemClient.Connect(server.SocketPath, 8);
        }
        Assert.That(SpinWait.SpinUntil(() => server.PeerCount == 1, s_patience));
        using var last = IvshmemClient.Connect(server.SocketPath, 8);
        Assert.That(slow.Next(11), Does.StartWith("0 0 -1+fd 0+fd"));
        // What the kernel held, then what was left of the rest: joins and leaves that fit each other, and at the end the one that is in.
        var (vectors, messages) = (0, 0);
        for (var next = slow.Next(); next != "nothing"; next = slow.Next(TimeSpan.FromMilliseconds(500)))
        {
            messages++;
            if (next != "1+fd" && (next != "1" || vectors == 0))
                Assert.Fail($"message {messages} is {next} after {vectors} vectors");
            vectors = next == "1" ? 0 : vectors + 1;
            Assert.That(vectors, Is.LessThanOrEqualTo(8));
        }
        TestContext.Out.WriteLine($"{messages} messages for 501 joins of 8 vectors");
        Assert.That(vectors, Is.EqualTo(8));
        Assert.That(messages, Is.LessThan(2000));
        Assert.That(server.Statistics.Unread, Is.Zero);
    }

    [Test]
    public void Half_closed_connections_are_closed()
    {
        using var server = IvshmemServer.Start(_folder.NewPath());
        using var half = new RawPeer(server.SocketPath);
        half.Next(5);
        half.Socket.Shutdown(SocketShutdown.Send);
        Assert.That(half.Next(), Is.EqualTo("end"));
        using var deaf = new RawPeer(server.SocketPath);
        deaf.Next(5);
        deaf.Socket.Shutdown(SocketShutdown.Receive);
        using var other = IvshmemClient.Connect(server.SocketPath);
        Assert.That(SpinWait.SpinUntil(() => server.PeerCount == 1, s_patience), $"{server.PeerCount} peers");
    }

    [Test]
    public void A_flood_of_connections_leaves_those_who_are_in_alone_and_no_descriptor_behind()
    {
        using var server = IvshmemServer.Start(_folder.NewPath());
        using var first = IvshmemClient.Connect(server.SocketPath);
        using var second = IvshmemClient.Connect(server.SocketPath);
        Assert.That(first.WaitForPeer(1, true, s_patience));
        var before = Descriptor.Count();
        for (var i = 0; i < 2000; i++)
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(server.SocketPath));
        }
        Assert.That(SpinWait.SpinUntil(() => server.Statistics.Refused == 2000, s_patience), $"{server.Statistics}");
        Assert.That(first.Ring(1, 1) && second.Wait(1, s_patience) == 1 && server.PeerCount == 2);
        Assert.That(Descriptor.Settles(before), $"{Descriptor.Count()} descriptors, {before} before");
    }

    /// <summary>Random clients do random things in random order; an honest peer sees only joins and leaves that fit each other, and nothing stays behind.</summary>
    [TestCase(1, 4000)]
    [TestCase(2, 4000)]
    [TestCase(3, 4000)]
    public void Random_clients_do_no_harm(int seed, int operations)
    {
        if (Environment.GetEnvironmentVariable("KVMNFV_FUZZ") is { Length: > 0 } more)
            operations = int.Parse(more, System.Globalization.CultureInfo.InvariantCulture);
        var random = new Random(seed);
        using (var server = IvshmemServer.Start(_folder.NewPath(), new() { MaxPeers = 6, Vectors = 3 }))
        {
            using var honest = IvshmemClient.Connect(server.SocketPath, 3);
            var clients = new List<RawPeer>();
            // What .NET opens once and keeps, as its sockets' epoll, is open then.
            for (var i = 0; i < 200; i++)
                Step(random, clients, server.SocketPath);
            clients.ForEach(c => c.Dispose());
            clients.Clear();
            Assert.That(SpinWait.SpinUntil(() => server.PeerCount == 1 && honest.Peers.Count == 0, s_patience));
            var before = Descriptor.Count();
            for (var i = 0; i < operations; i++)
            {
                Step(random, clients, server.SocketPath);
                Assert.That(honest.ServerIsGone, Is.False, $"operation {i}: the honest peer was disconnected, or told something that can't be");
            }
            clients.ForEach(c => c.Dispose());
            Assert.That(SpinWait.SpinUntil(() => server.PeerCount == 1 && honest.Peers.Count == 0, s_patience), $"{server.PeerCount} peers, {honest.Peers.Count} known");
            Assert.That(Descriptor.Settles(before), $"{Descriptor.Count()} descriptors, {before} before");
            TestContext.Out.WriteLine(server.Statistics);
        }
    }

    private static void Step(Random random, List<RawPeer> clients, string path)
    {
        var client = clients.Count > 0 ? clients[random.Next(clients.Count)] : null;
        try
        {
            switch (random.Next(10))
            {
                case < 4 when clients.Count < 12:
                    clients.Add(new(path));
                    break;
                case 4 when client is not null:
                    client.Socket.Send(new byte[random.Next(1, 100)], SocketFlags.None);
                    break;
                case 5 when client is not null:
                    client.Socket.Shutdown((SocketShutdown)random.Next(3));
                    break;
                case 6 when client is not null:
                    using (var file = File.OpenHandle("/dev/null"))
                        DescriptorPassing.TrySend((int)client.Socket.SafeHandle.DangerousGetHandle(), new byte[8], file, file);
                    break;
                case 7 when client is not null:
                    client.Next(TimeSpan.FromMilliseconds(1));
                    break;
                case > 7 when client is not null:
                    clients.Remove(client);
                    client.Dispose();
                    break;
                default:
                    break;
            }
        }
        catch (Exception e) when (e is SocketException or ChannelException)
        {
            // The server has hung up on it before.
        }
    }
}
