namespace KvmNfv.Channels.Tests;

/// <summary>Two processes, one of which may be killed at any moment.</summary>
public sealed class ProcessTests
{
    private const int Kills = 20;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new("/dev/shm");

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();

    [TestCase(RingKind.Variable, true)]
    [TestCase(RingKind.Variable, false)]
    [TestCase(RingKind.Fixed, true)]
    public void Another_process_echoes_every_message(RingKind kind, bool doorbells)
    {
        var path = _folder.NewPath();
        using var end = SharedMemoryChannel.Serve(path, new() { Kind = kind, MessageSize = 300, Capacity = 64, Doorbells = doorbells });
        using var peer = PeerProcess.Start("echo", path);
        var random = new Random(5);
        long sent = 0, received = 0;
        while (received < 50_000)
        {
            if (sent < 50_000 && end.TryReserve(kind == RingKind.Fixed ? 300 : random.Next(1, 301), out var buffer))
            {
                Pattern.Fill(buffer, sent++);
                end.Commit(buffer.Length);
            }
            else
            {
                Assert.That(end.WaitToReceive(s_patience), $"nothing after {received}");
            }
            while (end.TryReceive(out var message))
            {
                if (!Pattern.Is(message, received++))
                    Assert.Fail($"Message {received - 1} is another one.");
                end.Release();
            }
        }
        end.Dispose();
        Assert.That(peer.ExitCode, Is.Zero);
    }

    [TestCase(RingKind.Variable, false)]
    [TestCase(RingKind.Fixed, false)]
    [TestCase(RingKind.Variable, true)]
    public void Sender_killed_in_the_middle_of_writing_leaves_only_whole_messages_and_comes_back(RingKind kind, bool file)
    {
        var path = _folder.NewPath();
        var options = new RingOptions { Kind = kind, MessageSize = 1518, Capacity = 64 };
        using var end = file ? SharedMemoryChannel.CreateFile(path, options) : SharedMemoryChannel.Serve(path, options);
        var random = new Random(11);
        Span<Frame> frames = new Frame[32];
        for (var kill = 0; kill < Kills; kill++)
        {
            using var peer = PeerProcess.Start("flood", file ? "1:" + path : path, $"{kill}");
            var number = 0L;
            var until = random.Next(1, 20_000);
            var killed = false;
            // Until the ring of a dead sender is empty.
            while (!killed || end.WaitToReceive(TimeSpan.Zero))
            {
                var count = end.ReceiveBurst(frames);
                for (var i = 0; i < count; i++)
                {
                    if (!Pattern.Is(frames[i].Data, number++))
                        Assert.Fail($"Kill {kill}: message {number - 1} is torn or out of order.");
                }
                end.Release();
                if (number < until || killed)
                    continue;
                peer.Kill();
                killed = true;
            }
            Assert.That(SpinWait.SpinUntil(() => end.Peer == PeerState.Died, s_patience), $"kill {kill}: the peer is {end.Peer}");
        }
        Assert.That(end.Statistics.PeerRestarts, Is.EqualTo(Kills - 1));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Receiver_killed_is_replaced_by_one_that_gets_only_what_is_meant_for_it(bool file)
    {
        var path = _folder.NewPath();
        var options = new RingOptions { MessageSize = 200, Capacity = 64 };
        using var end = file ? SharedMemoryChannel.CreateFile(path, options) : SharedMemoryChannel.Serve(path, options);
        var target = file ? "1:" + path : path;
        long sent = 0;
        for (var kill = 0; kill < 5; kill++)
        {
            using (var sink = PeerProcess.Start("sink", target))
            {
                Assert.That(end.WaitToSend(200, s_patience));
                for (var i = 0; i < 5000; i++)
                {
                    if (end.TrySend(Pattern.Of(100, i)))
                        sent++;
                }
                sink.Kill();
            }
            while (end.TrySend(Pattern.Of(100, 0)))
                sent++;
            Assert.That(SpinWait.SpinUntil(() => end.Peer == PeerState.Died, s_patience));
        }
        using var peer = PeerProcess.Start("echo", target);
        Assert.That(end.WaitToSend(200, s_patience));
        Assert.That(end.TrySend(Pattern.Of(150, 4711)));
        Assert.That(end.WaitToReceive(s_patience));
        Assert.That(end.TryReceive(out var message));
        Assert.That(Pattern.Is(message, 4711) && message.Length == 150, "the new peer echoed a message of another's time");
        end.Release();
        Assert.Multiple(() =>
        {
            Assert.That(end.Statistics.Lost, Is.GreaterThan(0).And.LessThanOrEqualTo(sent));
            Assert.That(end.Statistics.PeerRestarts, Is.EqualTo(5));
        });
    }

    [Test]
    public void Second_peer_is_refused_while_the_first_lives()
    {
        var path = _folder.NewPath();
        using var server = SharedMemoryChannel.Serve(path);
        using (SharedMemoryChannel.Connect(path))
            Assert.That(() => SharedMemoryChannel.Connect(path), Throws.InstanceOf<ChannelException>().With.Property("Fault").EqualTo(ChannelFault.Occupied));
        Assert.That(SpinWait.SpinUntil(() => server.Peer == PeerState.Left, s_patience));
        using var next = SharedMemoryChannel.Connect(path);
        Assert.That(SpinWait.SpinUntil(() => server.TrySend([1]), s_patience));
        Assert.That(next.WaitToReceive(s_patience));
    }
}
