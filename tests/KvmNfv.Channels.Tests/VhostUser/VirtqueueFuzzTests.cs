using System.Diagnostics;
using System.Globalization;
using KvmNfv.Channels.VhostUser;

namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>Rings with nonsense in them, seeded. KVMNFV_FUZZ_OPERATIONS and KVMNFV_FUZZ_SEED change how many and which.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed unsafe class VirtqueueFuzzTests(bool packed)
{
    private const VirtioFeatures Features = VirtioFeatures.Version1 | VirtioFeatures.MergeableBuffers | VirtioFeatures.Indirect | VirtioFeatures.EventIndex;
    private const uint Size = 16;
    private const int RingBytes = 4096;

    // The region begins and ends in the middle of pages, whose other halves are mapped, too, but not the guest's.
    private const ulong Pad = 2048, Inside = 64 * 1024;
    private const byte Canary = 0xc5;

    private static readonly long s_operations = long.Parse(Environment.GetEnvironmentVariable("KVMNFV_FUZZ_OPERATIONS") ?? "10000000", CultureInfo.InvariantCulture);
    private static readonly int s_seed = int.Parse(Environment.GetEnvironmentVariable("KVMNFV_FUZZ_SEED") ?? "1", CultureInfo.InvariantCulture);

    [Test]
    public void No_ring_makes_a_queue_crash_hang_or_touch_what_is_not_the_guests([Values] bool writable)
    {
        // A quarter of the operations for each of the four combinations.
        var operations = s_operations / 4;
        var random = new Random(s_seed * 4 + (packed ? 2 : 0) + (writable ? 1 : 0));
        using var file = new TestMemory(Inside + 2 * Pad);
        new Span<byte>(file.Host, (int)Pad).Fill(Canary);
        new Span<byte>(file.Host + Pad + Inside, (int)Pad).Fill(Canary);
        var description = new MemoryRegionDescription(0x10_0000, Inside, 0x7000_0000, Pad);
        using var memory = new GuestMemory(new GuestMemoryRegion(description, file.File));
        var guest = file.Host + Pad;
        var setup = new VirtqueueSetup
        {
            Features = Features | (packed ? VirtioFeatures.Packed : 0),
            Size = Size,
            Address = new(0, 0, description.UserAddress, description.UserAddress + 1024, description.UserAddress + 2048, 0),
            Base = packed ? 0x80008000u : 0,
            IsWritable = writable,
        };
        var frames = stackalloc VirtioFrame[32];
        var payload = stackalloc byte[3000];
        var (faults, moved) = (new int[32], 0L);
        Virtqueue? queue = null;
        var watch = Stopwatch.StartNew();
        for (var done = 0L; done < operations; done++)
        {
            if (queue is null || queue.Fault != VirtqueueFault.None)
            {
                if (queue is not null)
                    faults[(int)queue.Fault]++;
                queue?.Dispose();
                new Span<byte>(guest, RingBytes).Clear();
                queue = packed ? new PackedVirtqueue(setup, memory) : new SplitVirtqueue(setup, memory);
            }
            Scribble(random, guest, writable);
            if (writable)
            {
                var count = random.Next(1, 8);
                for (var i = 0; i < count; i++)
                {
                    var length = (uint)random.Next(1, 3000);
                    frames[i] = new() { Data = payload, FirstLength = length, Length = length };
                }
                moved += queue.Send(frames, count);
            }
            else
            {
                var count = queue.Receive(frames, random.Next(1, 32));
                for (var i = 0; i < count; i++)
                    AssertInside(frames + i, guest);
                queue.Release(frames, count);
                moved += count;
            }
        }
        queue?.Dispose();
        Assert.That(new Span<byte>(file.Host, (int)Pad).IndexOfAnyExcept(Canary), Is.Negative, "The bytes before the region were written.");
        Assert.That(new Span<byte>(file.Host + Pad + Inside, (int)Pad).IndexOfAnyExcept(Canary), Is.Negative, "The bytes behind the region were written.");
        Assert.That(moved, Is.GreaterThan(operations / 100), "Hardly anything passed: the fuzz finds only the first check.");
        Assert.That(faults.Count(f => f > 0), Is.GreaterThan(4));
        TestContext.Out.WriteLine($"{operations} operations in {watch.Elapsed.TotalSeconds:F1} s, {moved} frames, faults: " +
            string.Join(", ", Enumerable.Range(0, 32).Where(f => faults[f] > 0).Select(f => $"{(VirtqueueFault)f} {faults[f]}")));
    }

    private static void AssertInside(VirtioFrame* frame, byte* guest)
    {
        // Offsets from the region's start are the same in the queue's own mapping: read every byte instead of comparing addresses.
        var sum = 0;
        for (var i = 0u; i < frame->FirstLength; i += 64)
            sum += frame->Data[i];
        sum += frame->Data[frame->FirstLength - 1];
        var total = frame->FirstLength;
        for (var i = 0; i < frame->MoreCount; i++)
        {
            sum += frame->More[i].Start[frame->More[i].Length - 1];
            total += frame->More[i].Length;
        }
        if (total != frame->Length || sum < 0 || guest == null)
            Assert.Fail($"A frame of {frame->Length} bytes has pieces of {total}.");
    }

    // Mostly honest rings with something odd in them now and then.
    private void Scribble(Random random, byte* guest, bool writable)
    {
        var kind = random.Next(100);
        if (kind < 2)
        {
            // Any eight bytes of the rings.
            *(ulong*)(guest + random.Next(RingBytes / 8) * 8) = (ulong)random.NextInt64();
            return;
        }
        var slot = random.Next((int)Size);
        var flags = (ushort)((writable ? DescriptorFlags.Write : 0) | (random.Next(8) == 0 ? DescriptorFlags.Next : 0) | (random.Next(10) == 0 ? DescriptorFlags.Indirect : 0));
        if (random.Next(500) == 0)
            flags ^= DescriptorFlags.Write;
        var address = random.Next(500) switch
        {
            0 => (ulong)random.NextInt64(),
            1 => 0x10_0000 + Inside - (ulong)random.Next(100),
            2 => 0x10_0000 - (ulong)random.Next(100),
            3 => ulong.MaxValue - (ulong)random.Next(100),
            _ => 0x10_0000 + 8192 + (ulong)random.Next(32 * 1024),
        };
        var length = random.Next(500) switch
        {
            0 => 0u,
            1 => uint.MaxValue,
            2 => (uint)random.Next(20),
            _ => (flags & DescriptorFlags.Indirect) != 0 ? 16u * (uint)random.Next(1, 4) : (uint)random.Next(64, 2048),
        };
        if ((flags & DescriptorFlags.Indirect) != 0)
            Table(random, guest, ref address, writable);
        if (packed)
        {
            var lap = random.Next(2) == 0 ? PackedDescriptor.Available : PackedDescriptor.Used;
            ((PackedDescriptor*)guest)[slot] = new() { Address = address, Length = length, Id = (ushort)random.Next(random.Next(100) == 0 ? 70000 : (int)Size), Flags = (ushort)(flags | lap) };
            return;
        }
        ((SplitDescriptor*)guest)[slot] = new() { Address = address, Length = length, Flags = flags, Next = (ushort)random.Next(random.Next(100) == 0 ? 65536 : (int)Size) };
        var available = (ushort*)(guest + 2048);
        available[2 + available[1] % Size] = random.Next(1000) == 0 ? (ushort)random.Next(65536) : (ushort)slot;
        available[1] += random.Next(2000) == 0 ? (ushort)random.Next(65536) : (ushort)1;
    }

    private void Table(Random random, byte* guest, ref ulong address, bool writable)
    {
        var at = 48 * 1024 + random.Next(64) * 64;
        address = 0x10_0000 + (ulong)at;
        for (var i = 0; i < 4; i++)
        {
            var target = random.Next(100) == 0 ? (ulong)random.NextInt64() : 0x10_0000 + 8192 + (ulong)random.Next(32 * 1024);
            var flags = (ushort)((writable ? DescriptorFlags.Write : 0) | (random.Next(2) == 0 ? DescriptorFlags.Next : 0));
            if (packed)
                ((PackedDescriptor*)(guest + at))[i] = new() { Address = target, Length = (uint)random.Next(1, 1024), Flags = flags };
            else
                ((SplitDescriptor*)(guest + at))[i] = new() { Address = target, Length = (uint)random.Next(1, 1024), Flags = flags, Next = (ushort)random.Next(5) };
        }
    }
}
