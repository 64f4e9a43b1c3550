using CsCheck;

namespace KvmNfv.Channels.Tests;

/// <content>Many messages, two threads, random use.</content>
public abstract partial class EndpointConformance
{
    private const int StreamLength = 200_000;

    [Test]
    public void A_long_stream_between_two_threads_arrives_in_order_and_whole()
    {
        var sender = Task.Factory.StartNew(() => SendStream(_a, StreamLength, seed: 1), TaskCreationOptions.LongRunning);
        ReceiveStream(_b, StreamLength, seed: 2);
        Assert.That(sender.Wait(Patience));
        Assert.That(_b.TryReceive(out _), Is.False);
    }

    [Test]
    public void Streams_run_in_both_directions_at_once()
    {
        // One thread sends and one receives at each end would need four CPUs; each end does both in turns.
        var other = Task.Factory.StartNew(() => Exchange(_b, 3), TaskCreationOptions.LongRunning);
        Exchange(_a, 4);
        Assert.That(other.Wait(Patience));
    }

    [Test]
    public void Any_use_by_one_thread_gives_what_a_queue_gives() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[1, 40], Gen.Int[0, int.MaxValue]).Array[1, 200].Sample(steps =>
        {
            while (_b.TryReceive(out _))
                _b.Release();
            var model = new Queue<byte[]>();
            var number = 0L;
            foreach (var (kind, count, random) in steps)
            {
                if (kind < 3)
                    Send(model, count, random, ref number);
                else
                    Take(model, count, release: kind != 5);
            }
            _b.Release();
            while (model.Count > 0)
                Take(model, 8, release: true);
            return !_b.TryReceive(out _);
        }, iter: 300, threads: 1);

    [Test]
    public void Ten_million_messages_allocate_nothing()
    {
        // KVMNFV_MESSAGES=1000000000 for the long run.
        var messages = long.Parse(Environment.GetEnvironmentVariable("KVMNFV_MESSAGES") ?? "10000000", System.Globalization.CultureInfo.InvariantCulture);
        var size = Math.Max(_a.MinMessageSize, Math.Min(64, _a.MaxMessageSize));
        Span<Frame> frames = stackalloc Frame[32];
        Pump(frames, 100_000, size);
        var (bytes, collections) = (GC.GetAllocatedBytesForCurrentThread(), GC.CollectionCount(0));
        Pump(frames, messages, size);
        (bytes, collections) = (GC.GetAllocatedBytesForCurrentThread() - bytes, GC.CollectionCount(0) - collections);
        Assert.That((bytes, collections), Is.EqualTo((0L, 0)));
    }

    private void Pump(Span<Frame> frames, long messages, int size)
    {
        while (messages > 0)
        {
            var reserved = _a.ReserveBurst(frames[..(int)Math.Min(frames.Length, messages)], size);
            for (var i = 0; i < reserved; i++)
                frames[i].Data[0] = (byte)i;
            _a.CommitBurst(frames[..reserved]);
            messages -= reserved;
            while (_b.ReceiveBurst(frames) > 0)
                _b.Release();
        }
    }

    private void Send(Queue<byte[]> model, int count, int random, ref long number)
    {
        var size = _a.MinMessageSize + random % (_a.MaxMessageSize - _a.MinMessageSize + 1);
        Span<Frame> frames = new Frame[count];
        var reserved = _a.ReserveBurst(frames, size);
        var committed = random % 7 == 0 ? reserved / 2 : reserved;
        for (var i = 0; i < committed; i++)
        {
            if (random % 3 == 0)
                frames[i].Length = Math.Max(_a.MinMessageSize, frames[i].Length - i);
            var message = Pattern.Of(frames[i].Length, number++);
            message.CopyTo(frames[i].Data);
            model.Enqueue(message);
        }
        _a.CommitBurst(frames[..committed]);
    }

    private void Take(Queue<byte[]> model, int count, bool release)
    {
        Span<Frame> frames = new Frame[count];
        var received = _b.ReceiveBurst(frames);
        for (var i = 0; i < received; i++)
            Assert.That(frames[i].Data.SequenceEqual(model.Dequeue()), "another message than was sent");
        if (received == 0)
            Assert.That(model, Is.Empty, "a message that was sent isn't there");
        if (release)
            _b.Release();
    }

    private static void SendStream(ChannelEndpoint end, int messages, int seed)
    {
        var random = new Random(seed);
        Span<Frame> frames = new Frame[32];
        for (var number = 0L; number < messages;)
        {
            var size = random.Next(end.MinMessageSize, Math.Min(end.MaxMessageSize, 300) + 1);
            var count = end.ReserveBurst(frames[..(int)Math.Min(random.Next(1, 33), messages - number)], Math.Max(size, end.MinMessageSize));
            if (count == 0)
                end.WaitToSend(end.MaxMessageSize, TimeSpan.FromMilliseconds(1));
            for (var i = 0; i < count; i++)
                Pattern.Fill(frames[i].Data, number++);
            end.CommitBurst(frames[..count]);
        }
    }

    private static void ReceiveStream(ChannelEndpoint end, int messages, int seed)
    {
        var random = new Random(seed);
        Span<Frame> frames = new Frame[32];
        for (var number = 0L; number < messages;)
        {
            var count = end.ReceiveBurst(frames[..random.Next(1, 33)]);
            if (count == 0 && !end.WaitToReceive(Patience))
                Assert.Fail($"Nothing more came after {number} messages.");
            for (var i = 0; i < count; i++)
            {
                if (!Pattern.Is(frames[i].Data, number++))
                    Assert.Fail($"Message {number - 1} is torn or out of order.");
            }
            end.Release();
        }
    }

    private static void Exchange(ChannelEndpoint end, int seed)
    {
        var random = new Random(seed);
        Span<Frame> frames = new Frame[8];
        long sent = 0, received = 0;
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (sent < StreamLength / 4 || received < StreamLength / 4)
        {
            var room = (int)Math.Min(random.Next(1, 9), StreamLength / 4 - sent);
            var count = room > 0 ? end.ReserveBurst(frames[..room], end.MaxMessageSize) : 0;
            for (var i = 0; i < count; i++)
                Pattern.Fill(frames[i].Data, sent++);
            end.CommitBurst(frames[..count]);
            var got = end.ReceiveBurst(frames);
            for (var i = 0; i < got; i++)
            {
                if (!Pattern.Is(frames[i].Data, received++))
                    Assert.Fail($"Message {received - 1} is torn or out of order.");
            }
            end.Release();
            if (count == 0 && got == 0)
            {
                if (Environment.TickCount64 > deadline)
                    Assert.Fail($"Stuck after {sent} sent and {received} received.");
                Thread.Yield();
            }
        }
    }
}
