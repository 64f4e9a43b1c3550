using System.Globalization;
using System.Runtime.InteropServices;

namespace KvmNfv.Channels.Tests;

/// <summary>A peer that writes anything anywhere: seeded, 10 million operations, more with KVMNFV_FUZZ=N.</summary>
public sealed unsafe class RingFuzzTests
{
    private const int Seed = 20_260_731;
    private static readonly long s_operations = long.Parse(Environment.GetEnvironmentVariable("KVMNFV_FUZZ") ?? "10000000", CultureInfo.InvariantCulture);

    [TestCase(RingKind.Fixed, 64, 16)]
    [TestCase(RingKind.Fixed, 1518, 4)]
    [TestCase(RingKind.Variable, 200, 8)]
    [TestCase(RingKind.Variable, 2048, 4)]
    public void Whatever_a_peer_writes_costs_it_the_channel_and_nothing_else(RingKind kind, int size, int capacity)
    {
        var shape = RingLayout.Shape(new() { Kind = kind, MessageSize = size, Capacity = capacity });
        using var memory = new GuardedMemory(RegionHeader.SizeFor(shape, shape));
        var random = new Random(Seed + size);
        Span<Frame> frames = new Frame[40];
        long violations = 0, delivered = 0, refused = 0;
        for (var left = s_operations / 4; left > 0;)
        {
            memory.Span.Clear();
            RegionHeader.Write(memory.Address, memory.Size, doorbells: false, shape, shape);
            var rings = RegionHeader.Read(memory.Address, memory.Size, out _);
            using var victim = Attach(memory, rings, side: 1);
            using var peer = Attach(memory, rings, side: 0);
            try
            {
                // An honest beginning, so that the rings are at random places.
                for (var i = random.Next(60); i > 0; i--)
                    Honest(peer, victim, random, frames);
                for (var i = random.Next(1, 400); i > 0 && left > 0; i--, left--)
                {
                    if (random.Next(4) == 0)
                        Corrupt(memory, rings, random);
                    delivered += Operate(victim, memory, random, frames);
                }
            }
            catch (ChannelException e) when (e.Fault == ChannelFault.PeerViolation)
            {
                violations++;
                left--;
                Assert.That(() => victim.ReceiveBurst(new Frame[1]), Throws.InstanceOf<ChannelException>());
            }
            catch (ChannelException e) when (e.Fault == ChannelFault.BadMemory)
            {
                refused++;
                left--;
            }
        }
        TestContext.Out.WriteLine($"{s_operations / 4} operations, {delivered} messages, {violations} violations found, {refused} refused");
        Assert.That(violations, Is.GreaterThan(s_operations / 40_000));
        Assert.That(delivered, Is.GreaterThan(s_operations / 4000));
    }

    [Test]
    public void No_header_leads_outside_of_the_memory()
    {
        var random = new Random(Seed);
        using var memory = new GuardedMemory(64 * 1024);
        var shape = RingLayout.Shape(new() { MessageSize = 200, Capacity = 16 });
        var other = RingLayout.Shape(new() { Kind = RingKind.Fixed, MessageSize = 200, Capacity = 16 });
        var accepted = 0;
        var headers = Math.Max(1000, s_operations / 100);
        for (var i = 0L; i < headers; i++)
        {
            memory.Span.Clear();
            RegionHeader.Write(memory.Address, memory.Size, doorbells: false, i % 2 == 0 ? shape : other, i % 3 == 0 ? other : shape);
            for (var m = random.Next(1, 4); m > 0; m--)
            {
                var at = random.Next(2) == 0 ? random.Next(8, 64) : random.Next(RingLayout.DescriptorsAt, RingLayout.DescriptorsAt + 2 * RingLayout.DescriptorSize);
                Poke(memory.Span[(at & ~3)..], random);
            }
            try
            {
                foreach (var ring in RegionHeader.Read(memory.Address, memory.Size, out _))
                {
                    Assert.That((nint)ring.Head >= (nint)(memory.Address + RingLayout.HeaderSize) && ring.Data + ring.Shape.Size - ring.Shape.DataAt <= memory.Address + memory.Size);
                    accepted++;
                }
            }
            catch (ChannelException e) when (e.Fault == ChannelFault.BadMemory)
            {
                // The expected end of most of them.
            }
        }
        TestContext.Out.WriteLine($"{headers} headers, {accepted} rings accepted, each within the memory");
        Assert.That(accepted, Is.GreaterThan(0).And.LessThan(headers * 2));
    }

    [Test]
    public void A_record_that_changes_while_it_is_read_is_read_once()
    {
        var shape = RingLayout.Shape(new() { MessageSize = 200, Capacity = 8 });
        using var memory = new GuardedMemory(RegionHeader.SizeFor(shape, shape));
        RegionHeader.Write(memory.Address, memory.Size, doorbells: false, shape, shape);
        var rings = RegionHeader.Read(memory.Address, memory.Size, out _);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        var word = (ulong*)rings[0].Data;
        // Good, too long, beyond the end, padding: in turns, as fast as it goes.
        ulong[] words = [100 | 112ul << 32, 0x7FFFFFFF | 112ul << 32, 100 | 0xFFFFFFF8ul << 32, uint.MaxValue | 8ul << 32];
        var flipper = Task.Factory.StartNew(() =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
                Volatile.Write(ref *word, words[i & 3]);
        }, TaskCreationOptions.LongRunning);
        var (good, bad) = (0, 0);
        Span<Frame> frames = new Frame[1];
        while (!stop.IsCancellationRequested)
        {
            var consumer = new VariableConsumer(rings[0]);
            *rings[0].Tail = 0;
            *rings[0].Head = 112;
            consumer.StartAt(0);
            var count = consumer.Receive(frames);
            if (count == 1)
            {
                Assert.That(frames[0].Length, Is.EqualTo(100));
                good++;
            }
            else
                bad++;
        }
        flipper.Wait();
        Assert.That(good, Is.GreaterThan(0));
        Assert.That(bad, Is.GreaterThan(0));
    }

    private static ChannelEndpoint Attach(GuardedMemory memory, RingBlock[] rings, int side)
    {
        var (sendsInto, receivesFrom) = (rings[side], rings[1 - side]);
        return RingEndpoints.Make(new(SharedRegion.Borrow(memory.Address, memory.Size), sendsInto, receivesFrom), sendsInto, receivesFrom);
    }

    private static void Honest(ChannelEndpoint peer, ChannelEndpoint victim, Random random, Span<Frame> frames)
    {
        var size = random.Next(peer.MinMessageSize, peer.MaxMessageSize + 1);
        var count = peer.ReserveBurst(frames[..random.Next(1, 9)], size);
        peer.CommitBurst(frames[..count]);
        if (random.Next(3) > 0 && victim.ReceiveBurst(frames) > 0)
            victim.Release();
        victim.TrySend(new byte[victim.MinMessageSize]);
        if (random.Next(3) > 0 && peer.ReceiveBurst(frames) > 0)
            peer.Release();
    }

    private static int Operate(ChannelEndpoint victim, GuardedMemory memory, Random random, Span<Frame> frames)
    {
        switch (random.Next(4))
        {
            case 0:
                victim.Release();
                return 0;
            case 1:
                var size = random.Next(victim.MinMessageSize, victim.MaxMessageSize + 1);
                var reserved = victim.ReserveBurst(frames[..random.Next(1, frames.Length)], size);
                for (var i = 0; i < reserved; i++)
                {
                    if (!memory.Holds(frames[i]))
                        Assert.Fail("A reserved frame lies outside of the memory.");
                    frames[i].Data.Fill(0xA5);
                }
                victim.CommitBurst(frames[..(reserved / 2)]);
                return 0;
            default:
                var received = victim.ReceiveBurst(frames[..random.Next(1, frames.Length)]);
                for (var i = 0; i < received; i++)
                {
                    if (!memory.Holds(frames[i]) || frames[i].Length > victim.MaxMessageSize)
                        Assert.Fail($"A frame of {frames[i].Length} bytes outside of the memory.");
                    // Touch both ends: beyond the memory is a crash.
                    frames[i].Data[0]++;
                    frames[i].Data[^1]++;
                }
                return received;
        }
    }

    private static void Corrupt(GuardedMemory memory, RingBlock[] rings, Random random)
    {
        var ring = rings[random.Next(2)];
        var start = (byte*)ring.Head;
        var length = (int)ring.Shape.Size;
        var at = random.Next(5) switch
        {
            0 => RingLayout.HeadAt,
            1 => RingLayout.TailAt,
            2 => RingLayout.ProducerAt + random.Next(4) * 8,
            3 => RingLayout.ConsumerAt + random.Next(2) * 8,
            _ => RingLayout.BlockSize + random.Next((length - RingLayout.BlockSize) / 8) * 8,
        };
        Poke(new(start + at, length - at), random);
    }

    private static void Poke(Span<byte> at, Random random)
    {
        ref var word = ref MemoryMarshal.AsRef<ulong>(at);
        word = random.Next(10) switch
        {
            0 => ulong.MaxValue,
            1 => (ulong)random.NextInt64(),
            2 => word + (ulong)random.Next(1, 64),
            3 => word - (ulong)random.Next(1, 64),
            4 => word ^ 1ul << random.Next(64),
            5 => 0,
            6 => 1ul << random.Next(64),
            7 => (uint)random.Next(1, 3000) | (ulong)random.Next(0, 4000) << 32,
            8 => uint.MaxValue | (ulong)random.Next(0, 64) * 8 << 32,
            _ => word + (ulong)random.Next(1, 64) * 8,
        };
    }
}
