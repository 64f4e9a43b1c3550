using System.Runtime.InteropServices;
using KvmNfv.Channels.Interop;
using KvmNfv.Channels.VhostUser;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>What went wrong in other back-ends, one test each, and what a hostile front-end or guest may try besides.</summary>
public sealed unsafe class HostileTests
{
    private const VirtioFeatures Common = VirtioFeatures.Version1 | VirtioFeatures.MergeableBuffers | VirtioFeatures.Indirect;

    private TestMemory _memory = null!;
    private TestDevice _device = null!;

    [SetUp]
    public void SetUp()
    {
        _memory = new();
        _device = new();
    }

    [TearDown]
    public void TearDown()
    {
        _device.Dispose();
        _memory.Dispose();
    }

    [Test]
    public void CVE_2018_1059_a_buffer_that_begins_inside_memory_and_ends_outside_is_refused([Values] bool packed)
    {
        var transmit = Start(packed);
        transmit.Offer(new TestBuffer(_memory.GuestAddress + _memory.Size - 32, 64));
        AssertBroken(VirtqueueFault.BufferOutsideMemory);
    }

    [Test]
    public void CVE_2018_1059_a_buffer_over_two_regions_is_read_from_both([Values] bool packed)
    {
        using var next = new TestMemory(1 << 20, _memory.GuestAddress + _memory.Size);
        _device.Front.Negotiate(Common | (packed ? VirtioFeatures.Packed : 0));
        Assert.That(_device.Front.SetMemory(_memory, next), Is.Zero);
        var transmit = DriverQueue.Create(packed, _memory, 16);
        _device.Front.SetRing(1, transmit);
        _memory.Bytes(next.GuestAddress - 40, 40).Fill(5);
        next.Bytes(next.GuestAddress, 40).Fill(6);
        transmit.Offer(new TestBuffer(next.GuestAddress - 40, 80));
        VirtioFrame frame;
        Assert.That(_device.Queue(1).Receive(&frame, 1), Is.EqualTo(1));
        var bytes = stackalloc byte[68];
        Virtqueue.Copy(&frame, bytes);
        Assert.That((frame.Length, bytes[0], bytes[27], bytes[28], bytes[67]), Is.EqualTo((68u, (byte)5, (byte)5, (byte)6, (byte)6)));
    }

    [Test]
    public void CVE_2018_1059_an_indirect_table_must_be_whole_in_one_region([Values] bool packed)
    {
        var transmit = Start(packed);
        Publish(transmit, _memory.GuestAddress + _memory.Size - 16, 32, DescriptorFlags.Indirect);
        AssertBroken(VirtqueueFault.BufferOutsideMemory);
    }

    [Test]
    public void CVE_2019_14818_surplus_descriptors_are_closed()
    {
        _device.Front.Negotiate(Common);
        var before = OpenFiles();
        using (var file = Event())
        {
            Assert.Throws<ChannelException>(() => _device.Front.Send(VhostUserRequest.GetFeatures, [], 0, file, file, file));
            Assert.Throws<ChannelException>(() => _device.Front.Send(VhostUserRequest.SetVringCall, 0ul, 0, file, file));
            Assert.Throws<ChannelException>(() => _device.Front.Send(VhostUserRequest.SetVringCall, 0x100ul, 0, file));
            Assert.Throws<ChannelException>(() => _device.Front.Send((VhostUserRequest)99, [], 0, file));
        }
        Assert.That(OpenFiles(), Is.LessThanOrEqualTo(before));
    }

    [Test]
    public void CVE_2019_14818_repeated_set_up_leaks_neither_descriptors_nor_memory()
    {
        var queue = Start(false);
        var before = (0, 0);
        for (var i = 0; i < 200; i++)
        {
            using var file = Event();
            _device.Front.SetRing(1, queue, file, file);
            _device.Front.SendDescriptor(VhostUserRequest.SetVringError, 1, file);
            _device.Front.Send(VhostUserRequest.SetBackendRequestDescriptor, [], 0, file);
            Assert.That(_device.Front.SetMemory(_memory), Is.Zero);
            _device.Front.GetBase(1);
            if (i == 10)
                before = (OpenFiles(), Mappings());
        }
        Assert.That(OpenFiles(), Is.LessThanOrEqualTo(before.Item1));
        Assert.That(Mappings(), Is.LessThanOrEqualTo(before.Item2 + 4));
    }

    [TestCase(0x1000ul, ulong.MaxValue - 0x7ff)]
    [TestCase(ulong.MaxValue, 8ul)]
    [TestCase(1ul << 40, 0ul)]
    [TestCase(0ul, 0ul)]
    public void CVE_2020_10722_a_log_whose_size_and_offset_overflow_is_refused(ulong size, ulong offset)
    {
        _device.Front.Negotiate(Common);
        using var file = PeerFileCalls.CreateMemoryFile("log"u8, 1 << 16);
        Assert.Throws<ChannelException>(() => _device.Front.Send(VhostUserRequest.SetLogBase, new LogDescription(size, offset), 0, file));
    }

    [TestCase(0x1000ul, ulong.MaxValue - 0x7ff, 0ul)]
    [TestCase(ulong.MaxValue, 0ul, 0ul)]
    [TestCase(0x1000ul, 0ul, ulong.MaxValue - 0x7ff)]
    [TestCase(1ul << 40, 0ul, 0ul)]
    [TestCase(0ul, 0ul, 0ul)]
    public void CVE_2020_10722_a_memory_region_that_overflows_or_leaves_its_file_is_refused(ulong size, ulong offset, ulong address)
    {
        _device.Front.Negotiate(Common);
        var payload = new byte[40];
        MemoryMarshal.Write(payload.AsSpan(8), new MemoryRegionDescription(address, size, 0, offset));
        Assert.Throws<ChannelException>(() => _device.Front.Send(VhostUserRequest.AddMemoryRegion, payload, 0, _memory.File));
    }

    [TestCase(0x10001u)]
    [TestCase(0xffffu)]
    [TestCase(2u)]
    [TestCase(uint.MaxValue)]
    public void CVE_2020_10723_a_queue_number_is_checked_before_it_is_narrowed(uint index)
    {
        _device.Front.Negotiate(Common);
        Assert.Multiple(() =>
        {
            Assert.Throws<ChannelException>(() => _device.Front.Send(VhostUserRequest.SetVringNumber, new VringState(index, 8)));
            Assert.Throws<ChannelException>(() => _device.Front.Send(VhostUserRequest.SetVringBase, new VringState(index, 8)));
            Assert.Throws<ChannelException>(() => _device.Front.Send(VhostUserRequest.SetVringEnable, new VringState(index, 1)));
            Assert.Throws<ChannelException>(() => _device.Front.Send(VhostUserRequest.GetVringBase, new VringState(index, 0)));
            Assert.Throws<ChannelException>(() => _device.Front.Send(VhostUserRequest.SetVringAddress, new VringAddress(index, 0, 0, 0, 0, 0)));
        });
    }

    [Test]
    public void CVE_2020_14374_a_descriptor_that_changes_while_it_is_read_never_leads_outside([Values] bool packed)
    {
        // One thread turns an address from good to bad and back; the device takes either, whole, and never a mixture of a checked one and another.
        var transmit = Start(packed);
        var good = _memory.Allocate(2048);
        var stop = false;
        var ring = packed ? (ulong*)((PackedDriver)transmit).Ring : (ulong*)((SplitDriver)transmit).Descriptors;
        var changer = new Thread(() =>
        {
            while (!Volatile.Read(ref stop))
            {
                for (var i = 0; i < 16; i++)
                    Volatile.Write(ref ring[2 * i], good);
                for (var i = 0; i < 16; i++)
                    Volatile.Write(ref ring[2 * i], 0xffff_ffff_ffff_f000);
            }
        });
        changer.Start();
        var (taken, broken) = (0, 0);
        var frames = stackalloc VirtioFrame[1];
        var region = (Start: (ulong)0, Found: false);
        for (var i = 0; i < 20_000; i++)
        {
            transmit.Offer(new TestBuffer(good, 64));
            var queue = _device.Queue(1);
            if (queue.Receive(frames, 1) == 1)
            {
                if (!region.Found)
                    region = ((ulong)frames[0].Data, true);
                Assert.That((ulong)frames[0].Data, Is.EqualTo(region.Start));
                queue.Release(frames, 1);
                transmit.TryTake(out _, out _);
                taken++;
                continue;
            }
            Assert.That(queue.Fault, Is.EqualTo(VirtqueueFault.BufferOutsideMemory));
            broken++;
            _device.Front.GetBase(1);
            transmit = DriverQueue.Create(packed, _memory, 16);
            ring = packed ? (ulong*)((PackedDriver)transmit).Ring : (ulong*)((SplitDriver)transmit).Descriptors;
            _device.Front.SetRing(1, transmit);
            if (_memory.Allocate(16) > _memory.GuestAddress + _memory.Size - 4096)
                break;
        }
        stop = true;
        changer.Join();
        Assert.That(taken, Is.GreaterThan(0));
        TestContext.Out.WriteLine($"{taken} taken, {broken} refused");
    }

    [Test]
    public void CVE_2020_10725_a_buffer_of_no_bytes_with_a_bad_address_is_refused([Values] bool packed)
    {
        Start(packed).Offer(new TestBuffer(0xdead_0000, 0));
        AssertBroken(VirtqueueFault.BufferOutsideMemory);
    }

    [Test]
    public void A_buffer_of_no_bytes_is_refused([Values] bool packed)
    {
        var buffer = _memory.Allocate(64);
        Start(packed).Offer([new(buffer, 64), new(buffer, 0)]);
        AssertBroken(VirtqueueFault.EmptyBuffer);
    }

    [TestCase(11u)]
    [TestCase(12u)]
    [TestCase(1u)]
    public void CVE_2022_2132_a_chain_smaller_than_the_header_is_refused(uint length)
    {
        foreach (var packed in new[] { false, true })
        {
            using var memory = new TestMemory();
            using var device = new TestDevice();
            var (_, transmit) = device.Start(memory, Common | (packed ? VirtioFeatures.Packed : 0), 16);
            transmit.Offer(new TestBuffer(memory.Allocate(64), length));
            VirtioFrame frame;
            Assert.That(device.Queue(1).Receive(&frame, 1), Is.Zero);
            Assert.That(device.Queue(1).Fault, Is.EqualTo(VirtqueueFault.ChainTooShort));
        }
    }

    [Test]
    public void CVE_2022_2132_a_receive_buffer_smaller_than_the_header_takes_its_part_only([Values] bool packed)
    {
        var (receive, _) = _device.Start(_memory, Common | (packed ? VirtioFeatures.Packed : 0), 16);
        for (var i = 0; i < 16; i++)
            receive.Offer(new TestBuffer(_memory.Allocate(64), 5, true));
        var data = stackalloc byte[60];
        var frame = new VirtioFrame { Data = data, Length = 60, FirstLength = 60 };
        Assert.That(_device.Queue(0).Send(&frame, 1), Is.EqualTo(1));
        var total = 0u;
        while (receive.TryTake(out _, out var written))
        {
            Assert.That(written, Is.LessThanOrEqualTo(5));
            total += written;
        }
        Assert.That(total, Is.EqualTo(72));
    }

    [Test]
    public void CVE_2024_11614_offload_fields_of_the_guests_header_are_not_passed_on([Values] bool packed)
    {
        var (receive, transmit) = _device.Start(_memory, Common | (packed ? VirtioFeatures.Packed : 0), 16);
        var (sent, room) = (_memory.Allocate(100), _memory.Allocate(2048));
        _memory.Bytes(sent, 12).Fill(0xff);
        transmit.Offer(new TestBuffer(sent, 100));
        receive.Offer(new TestBuffer(room, 2048, true));
        VirtioFrame frame;
        Assert.That(_device.Queue(1).Receive(&frame, 1), Is.EqualTo(1));
        Assert.That(_device.Queue(0).Send(&frame, 1), Is.EqualTo(1));
        Assert.That(_memory.Bytes(room, 10).ToArray(), Is.All.Zero);
    }

    [Test]
    public void Memif_e3656776_an_address_and_length_that_overflow_are_refused([Values] bool packed)
    {
        Start(packed).Offer(new TestBuffer(ulong.MaxValue - 16, 64));
        AssertBroken(VirtqueueFault.BufferOutsideMemory);
    }

    [Test]
    public void Memif_e3656776_the_largest_length_is_refused([Values] bool packed)
    {
        Start(packed).Offer(new TestBuffer(_memory.GuestAddress, uint.MaxValue));
        AssertBroken(VirtqueueFault.BufferOutsideMemory);
    }

    [Test]
    public void Memif_76d102d1_an_index_that_jumps_further_than_the_ring_is_refused([Values(17, 1000, 65535)] int jump)
    {
        var driver = (SplitDriver)Start(false);
        driver.Available[1] = (ushort)jump;
        AssertBroken(VirtqueueFault.IndexJumped);
    }

    [Test]
    public void A_chain_that_loops_is_refused()
    {
        var driver = (SplitDriver)Start(false);
        var buffer = _memory.Allocate(64);
        driver.Descriptors[0] = new() { Address = buffer, Length = 64, Flags = DescriptorFlags.Next, Next = 1 };
        driver.Descriptors[1] = new() { Address = buffer, Length = 64, Flags = DescriptorFlags.Next, Next = 0 };
        driver.Publish(0);
        AssertBroken(VirtqueueFault.ChainTooLong);
    }

    [Test]
    public void A_packed_chain_without_an_end_is_refused()
    {
        var driver = (PackedDriver)Start(true);
        var buffer = _memory.Allocate(64);
        for (var i = 0; i < 16; i++)
            driver.Publish(new() { Address = buffer, Length = 64, Flags = DescriptorFlags.Next });
        AssertBroken(VirtqueueFault.ChainTooLong);
    }

    [Test]
    public void A_descriptor_number_beyond_the_table_is_refused()
    {
        var driver = (SplitDriver)Start(false);
        driver.Publish(16);
        AssertBroken(VirtqueueFault.DescriptorOutOfRange);
    }

    [Test]
    public void A_next_number_beyond_the_table_is_refused()
    {
        var driver = (SplitDriver)Start(false);
        driver.Descriptors[0] = new() { Address = _memory.Allocate(64), Length = 64, Flags = DescriptorFlags.Next, Next = 16 };
        driver.Publish(0);
        AssertBroken(VirtqueueFault.DescriptorOutOfRange);
    }

    [Test]
    public void A_packed_buffer_id_beyond_the_queue_is_refused()
    {
        ((PackedDriver)Start(true)).Publish(new() { Address = _memory.Allocate(64), Length = 64, Id = 16 });
        AssertBroken(VirtqueueFault.DescriptorOutOfRange);
    }

    [Test]
    public void An_indirect_table_inside_another_or_of_a_strange_size_is_refused([Values] bool packed, [Values(0u, 8u, 24u, 16u * 17)] uint length)
    {
        Publish(Start(packed), _memory.Allocate(16 * 17), length, DescriptorFlags.Indirect);
        AssertBroken(VirtqueueFault.BadIndirectTable);
    }

    [Test]
    public void A_nested_indirect_table_is_refused([Values] bool packed)
    {
        var table = _memory.Allocate(32);
        // Split and packed descriptors have their flags in other places.
        if (packed)
            *(PackedDescriptor*)_memory.At(table) = new() { Address = table, Length = 16, Flags = DescriptorFlags.Indirect };
        else
            *(SplitDescriptor*)_memory.At(table) = new() { Address = table, Length = 16, Flags = DescriptorFlags.Indirect };
        Publish(Start(packed), table, 16, DescriptorFlags.Indirect);
        AssertBroken(VirtqueueFault.BadIndirectTable);
    }

    [Test]
    public void A_buffer_of_the_wrong_direction_is_refused([Values] bool packed)
    {
        Start(packed).Offer(new TestBuffer(_memory.Allocate(64), 64, true));
        AssertBroken(VirtqueueFault.WrongDirection);
    }

    [Test]
    public void Rings_outside_memory_or_not_aligned_do_not_start([Values] bool packed, [Values(0, 1, 2)] int which, [Values] bool outside)
    {
        _device.Front.Negotiate(Common | (packed ? VirtioFeatures.Packed : 0));
        _device.Front.SetMemory(_memory);
        var queue = DriverQueue.Create(packed, _memory, 16);
        var bad = outside ? _memory.UserAddress + _memory.Size : 0;
        var address = queue.Address with { Index = 1 };
        address = which switch
        {
            0 => address with { Descriptors = outside ? bad & ~15ul : address.Descriptors + 8 },
            1 => address with { Available = outside ? bad & ~1ul : address.Available + 1 },
            _ => address with { Used = outside ? bad & ~3ul | 2 : address.Used + 2 },
        };
        _device.Front.Send(VhostUserRequest.SetVringNumber, new VringState(1, 16));
        _device.Front.Send(VhostUserRequest.SetVringAddress, address);
        _device.Front.SendDescriptor(VhostUserRequest.SetVringKick, 1, null);
        Assert.That(_device.Queue(1).Fault, Is.EqualTo(VirtqueueFault.RingOutsideMemory));
    }

    [Test]
    public void Overlapping_regions_are_refused()
    {
        _device.Front.Negotiate(Common);
        using var other = new TestMemory(1 << 20, _memory.GuestAddress + 4096);
        Assert.Throws<ChannelException>(() => _device.Front.SetMemory(_memory, other));
    }

    [Test]
    public void A_descriptor_that_is_no_memory_file_is_refused()
    {
        _device.Front.Negotiate(Common);
        using var file = Event();
        var payload = new byte[40];
        MemoryMarshal.Write(payload.AsSpan(8), _memory.Description);
        Assert.Throws<ChannelException>(() => _device.Front.Send(VhostUserRequest.AddMemoryRegion, payload, 0, file));
    }

    [Test]
    public void Memory_that_is_truncated_under_a_running_queue_breaks_the_queue_and_nothing_else([Values] bool packed)
    {
        if (!TruncationGuard.IsSupported)
            Assert.Ignore("Unsealed memory is refused on this architecture.");
        using var memory = new TestMemory(isSealed: false);
        var (receive, transmit) = _device.Start(memory, Common | (packed ? VirtioFeatures.Packed : 0), 16);
        var buffer = memory.Allocate(2048);
        transmit.Offer(new TestBuffer(buffer, 100));
        receive.Offer(new TestBuffer(buffer, 2048, true));
        Libc.Check(PeerFileCalls.Truncate((int)memory.File.DangerousGetHandle(), 0), "ftruncate");
        // Every one of these touches memory whose file is gone.
        VirtioFrame frame;
        _device.Queue(1).Receive(&frame, 1);
        var data = stackalloc byte[60];
        frame = new() { Data = data, Length = 60, FirstLength = 60 };
        _device.Queue(0).Send(&frame, 1);
        _device.Session.Tick();
        Assert.That(_device.Queue(0).Fault, Is.EqualTo(VirtqueueFault.MemoryTruncated).Or.EqualTo(VirtqueueFault.IndexJumped));
        Assert.That(_device.Device.LastFault, Is.Not.Null);
        // The guard is per range: another guest goes on.
        using var other = new TestDevice();
        var (_, good) = other.Start(_memory, Common, 16);
        good.Offer(new TestBuffer(_memory.Allocate(64), 64));
        Assert.That(other.Queue(1).Receive(&frame, 1), Is.EqualTo(1));
    }

    [Test]
    public void A_call_descriptor_whose_counter_is_full_and_that_blocks_holds_nobody_for_long([Values] bool packed)
    {
        using var call = new SafeFileHandle(Libc.Check(Libc.EventDescriptor(0, 0), "eventfd"), true);
        var transmit = Start(packed);
        _device.Front.SendDescriptor(VhostUserRequest.SetVringCall, 1, call);
        var full = ulong.MaxValue - 1;
        Assert.That(Libc.Write(call, &full, 8), Is.EqualTo((nint)8));
        transmit.Offer(new TestBuffer(_memory.Allocate(64), 64));
        var queue = _device.Queue(1);
        var worker = new Thread(() =>
        {
            VirtioFrame frame;
            queue.Receive(&frame, 1);
            queue.Release(&frame, 1);
        });
        worker.Start();
        Assert.That(SpinWait.SpinUntil(() => queue.Unblock() || !worker.IsAlive, TimeSpan.FromSeconds(10)), Is.True);
        Assert.That(worker.Join(TimeSpan.FromSeconds(10)), Is.True);
    }

    [Test]
    public void Messages_of_wrong_sizes_are_refused()
    {
        _device.Front.Negotiate(Common);
        foreach (var request in Enum.GetValues<VhostUserRequest>())
            Assert.Throws<ChannelException>(() => _device.Front.Send(request, new byte[3]), request.ToString());
    }

    private DriverQueue Start(bool packed) => _device.Start(_memory, Common | (packed ? VirtioFeatures.Packed : 0), 16).Transmit;

    private static void Publish(DriverQueue driver, ulong address, uint length, ushort flags)
    {
        if (driver is PackedDriver packed)
        {
            packed.Publish(new() { Address = address, Length = length, Flags = flags });
            return;
        }
        ((SplitDriver)driver).Descriptors[0] = new() { Address = address, Length = length, Flags = flags };
        ((SplitDriver)driver).Publish(0);
    }

    private void AssertBroken(VirtqueueFault fault)
    {
        VirtioFrame frame;
        Assert.That(_device.Queue(1).Receive(&frame, 1), Is.Zero);
        Assert.That(_device.Queue(1).Fault, Is.EqualTo(fault));
        Assert.That(_device.Queue(1).Receive(&frame, 1), Is.Zero);
    }

    private static int OpenFiles() => Directory.GetFiles("/proc/self/fd").Length;

    private static int Mappings() => File.ReadLines("/proc/self/maps").Count(l => l.Contains("memfd:guest", StringComparison.Ordinal));

    private static SafeFileHandle Event() => new(Libc.Check(Libc.EventDescriptor(0, 0x80800), "eventfd"), true);
}
