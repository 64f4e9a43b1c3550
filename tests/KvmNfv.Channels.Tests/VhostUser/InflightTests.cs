using System.Buffers.Binary;
using KvmNfv.Channels.Interop;
using KvmNfv.Channels.VhostUser;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>Memory of what is in flight, which the front-end keeps while back-ends come and go.</summary>
public sealed unsafe class InflightTests
{
    private const VirtioFeatures Packed = VirtioFeatures.Version1 | VirtioFeatures.Packed;
    private const ushort Size = 16;

    private TestMemory _memory = null!;

    [SetUp]
    public void SetUp() => _memory = new();

    [TearDown]
    public void TearDown() => _memory.Dispose();

    [Test]
    public void The_front_end_gets_sealed_memory_with_a_page_for_each_queue([Values(20, 24)] int wireSize)
    {
        using var device = new TestDevice();
        device.Front.Negotiate(Packed);
        var (file, description) = Get(device, 2, wireSize);
        using (file)
        {
            Assert.That(description, Is.EqualTo(new InflightDescription(2 * 4096, 0, 2, Size)));
            Assert.That(RandomAccess.GetLength(file), Is.EqualTo(2 * 4096));
            Assert.That(PeerFileCalls.GetSeals(file) & (PeerFileCalls.SealShrink | PeerFileCalls.SealGrow), Is.EqualTo(PeerFileCalls.SealShrink | PeerFileCalls.SealGrow));
        }
    }

    [Test]
    public void The_next_back_end_of_a_packed_ring_goes_on_where_the_killed_one_was_although_chains_take_several_entries([Values(1, 3, 7)] int completed)
    {
        var driver = DriverQueue.Create(true, _memory, Size);
        using var file = RunOnce(driver, completed, out var expected);
        using (var forgetful = Restart(driver, null))
            Assert.That(forgetful.Queue(1).Position, Is.Not.EqualTo(expected), "The ring alone tells the place: this test shows nothing.");
        using var next = Restart(driver, file);
        Assert.That(next.Queue(1).Position, Is.EqualTo(expected));
        VirtioFrame frame;
        Assert.That(next.Queue(1).Receive(&frame, 1), Is.EqualTo(1));
        next.Queue(1).Release(&frame, 1);
        Assert.That(driver.TryTake(out _, out _), Is.True);
    }

    [Test]
    public void Whatever_a_front_end_writes_there_the_ring_stays_in_its_bounds()
    {
        var driver = DriverQueue.Create(true, _memory, Size);
        using var file = RunOnce(driver, 3, out _);
        var random = new Random(6);
        var identities = new byte[16];
        RandomAccess.Read(file, identities, RingJournal.Size);
        var page = new byte[RingJournal.Size];
        for (var i = 0; i < 2_000; i++)
        {
            random.NextBytes(page);
            identities.CopyTo(page, 0);
            // Near the truth more often than far from it.
            if (i % 2 == 0)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(page.AsSpan(16), (ushort)(random.Next(Size + 2) | random.Next(2) << 15));
                BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(24), (uint)random.Next(300));
                for (var chain = 64; chain < page.Length; chain += 16)
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(page.AsSpan(chain + 6), (ushort)random.Next(Size + 2));
                    BinaryPrimitives.WriteUInt16LittleEndian(page.AsSpan(chain + 8), (ushort)random.Next(Size + 2));
                }
            }
            RandomAccess.Write(file, page, RingJournal.Size);
            using var next = Restart(driver, file);
            var position = RingPosition.FromBase(next.Queue(1).Position);
            Assert.That(position.Index, Is.LessThan(Size), $"round {i}");
        }
    }

    [Test]
    public void What_can_not_be_right_is_refused()
    {
        using var good = PeerFileCalls.CreateMemoryFile("inflight"u8, 2 * RingJournal.Size);
        using var small = PeerFileCalls.CreateMemoryFile("inflight"u8, RingJournal.Size);
        Refused(good, new(2 * 4096 - 1, 0, 2, Size), "bytes for 2 queues");
        Refused(good, new(3 * 4096, 0, 3, Size), "there are 2");
        Refused(good, new(0, 0, 0, Size), "says 0 queues");
        Refused(small, new(2 * 4096, 0, 2, Size), "not inside the file");
        Refused(good, new(2 * 4096, ulong.MaxValue - 4096, 2, Size), "not inside the file");
        Refused(null, new(2 * 4096, 0, 2, Size), "file descriptors");
    }

    [Test]
    public void It_can_not_change_under_running_queues()
    {
        using var device = new TestDevice();
        device.Start(_memory, Packed, Size);
        var (file, description) = Get(device, 2);
        using (file)
            Assert.That(() => device.Front.Send(VhostUserRequest.SetInflightDescriptor, description.ToBytes(24), 0, file), Throws.TypeOf<ChannelException>().With.Message.Contains("while queues run"));
    }

    [Test]
    public void Who_did_not_negotiate_it_does_not_get_it()
    {
        using var device = new TestDevice(new() { ProtocolFeatures = DeviceOptions.AllProtocolFeatures & ~ProtocolFeatures.InflightInSharedMemory });
        device.Front.Negotiate(Packed);
        Assert.That(() => device.Front.Send(VhostUserRequest.GetInflightDescriptor, new InflightDescription(0, 0, 2, Size).ToBytes(24)),
            Throws.TypeOf<ChannelException>().With.Message.Contains("not negotiated"));
    }

    // A back-end completes some chains of three entries and is gone without a word; others wait. The front-end still has its memory.
    private SafeFileHandle RunOnce(DriverQueue driver, int completed, out uint position)
    {
        using var device = new TestDevice();
        device.Front.Negotiate(Packed);
        Assert.That(device.Front.SetMemory(_memory), Is.Zero);
        var (file, description) = Get(device, 2);
        device.Front.Send(VhostUserRequest.SetInflightDescriptor, description.ToBytes(24), 0, file);
        device.Front.SetRing(1, driver);
        var buffers = Enumerable.Repeat(new TestBuffer(_memory.Allocate(64), 64), 3).ToArray();
        var queue = device.Queue(1);
        VirtioFrame frame;
        for (var i = 0; i <= completed; i++)
        {
            driver.Offer(buffers);
            if (i == completed)
                break;
            Assert.That(queue.Receive(&frame, 1), Is.EqualTo(1));
            queue.Release(&frame, 1);
            Assert.That(driver.TryTake(out _, out _), Is.True);
        }
        position = queue.Position;
        return file;
    }

    private TestDevice Restart(DriverQueue driver, SafeFileHandle? file)
    {
        var device = new TestDevice();
        device.Front.Negotiate(Packed);
        Assert.That(device.Front.SetMemory(_memory), Is.Zero);
        if (file is not null)
            device.Front.Send(VhostUserRequest.SetInflightDescriptor, new InflightDescription(2 * RingJournal.Size, 0, 2, Size).ToBytes(24), 0, file);
        device.Front.SetRing(1, driver);
        return device;
    }

    private static void Refused(SafeFileHandle? file, InflightDescription description, string why)
    {
        using var device = new TestDevice();
        device.Front.Negotiate(Packed);
        SafeFileHandle[] files = file is null ? [] : [file];
        Assert.That(() => device.Front.Send(VhostUserRequest.SetInflightDescriptor, description.ToBytes(24), 0, files), Throws.TypeOf<ChannelException>().With.Message.Contains(why));
    }

    private static (SafeFileHandle File, InflightDescription Description) Get(TestDevice device, ushort queues, int wireSize = 24)
    {
        device.Front.Send(VhostUserRequest.GetInflightDescriptor, new InflightDescription(0, 0, queues, Size).ToBytes(wireSize));
        using var reply = device.Front.Reply(VhostUserRequest.GetInflightDescriptor);
        Assert.That(reply.Payload.Length, Is.EqualTo(wireSize));
        reply.RequireDescriptors(1);
        return (reply.Take(0), InflightDescription.Read(reply));
    }
}
