namespace KvmNfv.Channels.Tests;

/// <summary>Many senders, one receiver.</summary>
public sealed class FanInTests
{
    private const int PerSender = 20_000;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private readonly TemporaryFolder _folder = new("/dev/shm");

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();

    [Test]
    public void Each_senders_messages_arrive_once_in_order_and_whole()
    {
        const int Senders = 4;
        var path = _folder.NewPath();
        using var receiver = FanIn.Create(path, new() { MessageSize = 200, Capacity = 64, MaxSenders = Senders });
        Assert.That(receiver.Peer, Is.EqualTo(PeerState.Absent));
        var senders = Enumerable.Range(0, Senders).Select(s => Task.Factory.StartNew(() => Send(path, s), TaskCreationOptions.LongRunning)).ToArray();
        var next = new long[Senders];
        Span<Frame> frames = new Frame[32];
        for (var received = 0; received < Senders * PerSender;)
        {
            var count = receiver.ReceiveBurst(frames);
            if (count == 0 && !receiver.WaitToReceive(s_patience) && receiver.Peer == PeerState.Left && !receiver.WaitToReceive(TimeSpan.Zero))
                Assert.Fail($"All left after {received} messages.");
            for (var i = 0; i < count; i++)
            {
                var sender = frames[i].Data[0];
                if (!Pattern.Is(frames[i].Data[1..], sender * 1_000_000L + next[sender]++))
                    Assert.Fail($"Message {next[sender] - 1} of sender {sender} is another one.");
            }
            receiver.Release();
            received += count;
        }
        Assert.That(Task.WaitAll(senders, s_patience));
        Assert.That(next, Is.All.EqualTo(PerSender));
        Assert.That(receiver.Peer, Is.EqualTo(PeerState.Left));
        Assert.That(receiver.TryReceive(out _), Is.False);
    }

    [Test]
    public void Full_ring_refuses_a_place_more_than_there_are_is_refused_and_waiting_takes_no_slot()
    {
        var path = _folder.NewPath();
        using var receiver = FanIn.Create(path, new() { MessageSize = 100, Capacity = 8, MaxSenders = 1 });
        using var sender = FanIn.Join(path);
        Assert.That(() => FanIn.Join(path), Throws.InstanceOf<ChannelException>().With.Property("Fault").EqualTo(ChannelFault.Occupied));
        Assert.That(() => FanIn.Receive(path), Throws.InstanceOf<ChannelException>().With.Property("Fault").EqualTo(ChannelFault.Occupied));
        for (var lap = 0; lap < 100; lap++)
        {
            for (var i = 0; i < 8; i++)
            {
                Assert.That(sender.WaitToSend(100, s_patience));
                Assert.That(sender.TrySend(Pattern.Of(50 + i, i)), $"lap {lap}, message {i}");
            }
            Assert.That(sender.TrySend([1]), Is.False);
            for (var i = 0; i < 8; i++)
            {
                Assert.That(receiver.TryReceive(out var message) && Pattern.Is(message, i));
                receiver.Release();
            }
        }
    }

    [Test]
    public void Reservations_given_back_and_claims_of_the_dead_do_not_stop_the_ring()
    {
        var path = _folder.NewPath();
        using var receiver = FanIn.Create(path, new() { MessageSize = 100, Capacity = 8, MaxSenders = 2 });
        using var living = FanIn.Join(path);
        Span<Frame> frames = new Frame[3];
        for (var lap = 0; lap < 50; lap++)
        {
            Assert.That(living.ReserveBurst(frames, 100), Is.EqualTo(3));
            Pattern.Fill(frames[0].Data, lap);
            living.CommitBurst(frames[..1]);
            Assert.That(SpinWait.SpinUntil(() => receiver.WaitToReceive(TimeSpan.Zero), s_patience));
            Assert.That(receiver.TryReceive(out var message) && Pattern.Is(message, lap));
            receiver.Release();
            Assert.That(receiver.TryReceive(out _), Is.False);
        }
        // A sender that ends with a claim open: as if killed, its lock goes and the claim stays.
        var dying = FanIn.Join(path);
        Assert.That(dying.ReserveBurst(frames, 100), Is.EqualTo(3));
        dying.Dispose();
        dying.CommitBurst([]);
        using (var killed = PeerProcess.Start("claim", path))
            killed.Kill();
        Assert.That(living.TrySend(Pattern.Of(99, 7)));
        Assert.That(SpinWait.SpinUntil(() => receiver.WaitToReceive(TimeSpan.FromMilliseconds(1)), s_patience), "blocked by a dead sender's claim");
        Assert.That(receiver.TryReceive(out var last) && Pattern.Is(last, 7));
        receiver.Release();
        Assert.That(receiver.Statistics.Lost, Is.EqualTo(2));
    }

    [Test]
    public void Receiver_that_comes_back_goes_on_where_the_one_before_released()
    {
        var path = _folder.NewPath();
        var receiver = FanIn.Create(path, new() { MessageSize = 100, Capacity = 16 });
        using var sender = FanIn.Join(path);
        for (var i = 0; i < 10; i++)
            Assert.That(sender.TrySend(Pattern.Of(60, i)));
        for (var i = 0; i < 4; i++)
        {
            Assert.That(receiver.TryReceive(out var message) && Pattern.Is(message, i));
            receiver.Release();
        }
        receiver.Dispose();
        Assert.That(sender.TrySend([1]), Is.False);
        using var next = FanIn.Receive(path);
        Assert.That(sender.TrySend(Pattern.Of(60, 10)));
        for (var i = 4; i <= 10; i++)
        {
            Assert.That(next.TryReceive(out var message) && Pattern.Is(message, i));
            next.Release();
        }
    }

    private static void Send(string path, int sender)
    {
        using var end = FanIn.Join(path);
        var random = new Random(sender);
        // The place that was taken needn't be this number; the first byte tells who sent.
        for (var number = 0L; number < PerSender;)
        {
            if (!end.TryReserve(random.Next(2, 201), out var buffer))
            {
                end.WaitToSend(200, TimeSpan.FromMilliseconds(5));
                continue;
            }
            buffer[0] = (byte)sender;
            Pattern.Fill(buffer[1..], sender * 1_000_000L + number++);
            end.Commit(buffer.Length);
        }
        // Leaving while messages are still to be read is allowed.
    }
}
