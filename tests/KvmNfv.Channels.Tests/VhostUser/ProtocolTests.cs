using System.Runtime.InteropServices;
using KvmNfv.Channels.Interop;
using KvmNfv.Channels.VhostUser;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Tests.VhostUser;

public sealed class ProtocolTests
{
    private const VirtioFeatures Common = VirtioFeatures.Version1 | VirtioFeatures.MergeableBuffers;
    private static readonly string[] s_traces = ["qemu-net-trace.txt", "qemu-reconnect-packed-trace.txt"];

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
    public void Everything_that_a_network_device_needs_is_offered()
    {
        Assert.Multiple(() =>
        {
            Assert.That((ProtocolFeatures)_device.Front.Get(VhostUserRequest.GetProtocolFeatures), Is.EqualTo(DeviceOptions.AllProtocolFeatures));
            Assert.That((VirtioFeatures)_device.Front.Get(VhostUserRequest.GetFeatures), Is.EqualTo(DeviceOptions.AllFeatures));
            Assert.That(_device.Front.Get(VhostUserRequest.GetQueueNumber), Is.EqualTo(1));
            Assert.That(_device.Front.Get(VhostUserRequest.GetMaxMemorySlots), Is.EqualTo(509));
        });
    }

    [Test]
    public void Memory_regions_come_and_go_one_by_one_under_running_queues()
    {
        _device.Start(_memory, Common);
        using var more = new TestMemory(1 << 20, 0x9_0000_0000);
        Assert.That(Region(VhostUserRequest.AddMemoryRegion, more.Description, more.File), Is.Zero);
        Assert.That(_device.Queue(1).Fault, Is.EqualTo(VirtqueueFault.None));
        Assert.That(Region(VhostUserRequest.RemoveMemoryRegion, more.Description), Is.Zero);
        Assert.That(_device.Queue(1).Fault, Is.EqualTo(VirtqueueFault.None));
        Assert.That(Region(VhostUserRequest.RemoveMemoryRegion, _memory.Description), Is.Zero);
        Assert.That(_device.Queue(1).Fault, Is.EqualTo(VirtqueueFault.RingOutsideMemory));
    }

    [Test]
    public void The_status_is_kept_and_says_when_a_queue_is_broken()
    {
        var (_, transmit) = _device.Start(_memory, Common);
        _device.Front.Send(VhostUserRequest.SetStatus, 0xful);
        Assert.That(_device.Front.Get(VhostUserRequest.GetStatus), Is.EqualTo(0xf));
        Break(transmit);
        Assert.That(_device.Front.Get(VhostUserRequest.GetStatus), Is.EqualTo(0x4f));
        _device.Front.Send(VhostUserRequest.SetStatus, 0ul);
        Assert.That(_device.Front.Get(VhostUserRequest.GetStatus), Is.Zero);
        Assert.That(_device.Device.Queue(1), Is.Null);
    }

    [Test]
    public void A_broken_queue_is_told_through_the_error_descriptor()
    {
        var (_, transmit) = _device.Start(_memory, Common);
        using var error = Event();
        _device.Front.SendDescriptor(VhostUserRequest.SetVringError, 1, error);
        Break(transmit);
        _device.Session.Tick();
        Assert.That(Polling.Readable((int)error.DangerousGetHandle(), TimeSpan.Zero), Is.True);
        Assert.That(_device.Device.LastFault, Does.Contain("Queue 1"));
    }

    [Test]
    public void A_reset_stops_all_queues_and_forgets_their_setup()
    {
        _device.Start(_memory, Common);
        _device.Front.Send(VhostUserRequest.ResetDevice, []);
        Assert.That(_device.Device.Queue(0) ?? _device.Device.Queue(1), Is.Null);
        _device.Front.SendDescriptor(VhostUserRequest.SetVringKick, 1, null);
        Assert.That(_device.Device.Queue(1), Is.Null);
    }

    [Test]
    public void An_announcement_reaches_the_data_path_and_an_mtu_is_checked()
    {
        _device.Front.Negotiate(Common);
        Assert.That(_device.Front.Acknowledged(VhostUserRequest.SendRarp, 0x0102_0304_0506ul), Is.Zero);
        Assert.That(_device.Announced, Is.EqualTo(new[] { 0x0102_0304_0506ul }));
        Assert.That(_device.Front.Acknowledged(VhostUserRequest.SetMtu, 9000ul), Is.Zero);
        Assert.That(_device.Session.Mtu, Is.EqualTo(9000));
        Assert.Throws<ChannelException>(() => _device.Front.Send(VhostUserRequest.SetMtu, 67ul));
    }

    [Test]
    public void A_queue_without_protocol_features_runs_enabled_from_its_kick()
    {
        _device.Front.Send(VhostUserRequest.SetFeatures, (ulong)Common);
        Assert.That(() => _device.Front.Send(VhostUserRequest.SetMemoryTable, Table(_memory), 0, _memory.File), Throws.Nothing);
        var queue = DriverQueue.Create(false, _memory, 8);
        _device.Front.Send(VhostUserRequest.SetVringNumber, new VringState(1, 8));
        _device.Front.Send(VhostUserRequest.SetVringAddress, queue.Address with { Index = 1 });
        Assert.That(_device.Device.Queue(1), Is.Null);
        _device.Front.SendDescriptor(VhostUserRequest.SetVringKick, 1, null);
        Assert.That(_device.Queue(1).IsEnabled, Is.True);
    }

    [Test]
    public void Memory_that_cannot_be_mapped_is_refused_with_an_answer_where_one_was_asked_for()
    {
        _device.Front.Negotiate(Common);
        using var small = new TestMemory(4096);
        Assert.That(Region(VhostUserRequest.AddMemoryRegion, small.Description with { Size = 8192 }, small.File), Is.EqualTo(1));
        Assert.That(_device.Device.LastFault, Does.Contain("is not inside the file"));
        Assert.That(Region(VhostUserRequest.AddMemoryRegion, small.Description, small.File), Is.Zero);
    }

    [TestCaseSource(nameof(s_traces))]
    public void What_QEMU_sent_is_answered_as_its_recorded_back_end_did(string name)
    {
        if (Environment.GetEnvironmentVariable("KVMNFV_SHARED") is not { } shared || !File.Exists(Path.Combine(shared, "vhost-user", name)))
        {
            Assert.Ignore("KVMNFV_SHARED doesn't name a folder with vhost-user recordings.");
            return;
        }
        foreach (var session in TraceReader.Read(Path.Combine(shared, "vhost-user", name)))
        {
            using var device = new TestDevice(new() { QueuePairs = 128 });
            var replay = new TraceReplay(device, _memory);
            foreach (var line in session)
                replay.Play(line);
            Assert.That(replay.Played, Is.GreaterThan(20));
        }
    }

    private static byte[] Table(TestMemory memory)
    {
        var payload = new byte[40];
        MemoryMarshal.Write(payload, 1u);
        MemoryMarshal.Write(payload.AsSpan(8), memory.Description);
        return payload;
    }

    private ulong Region(VhostUserRequest request, MemoryRegionDescription description, params SafeFileHandle[] files)
    {
        var payload = new byte[40];
        MemoryMarshal.Write(payload.AsSpan(8), description);
        _device.Front.Send(request, payload, VhostUserHeader.NeedReply, files);
        using var reply = _device.Front.Reply(request);
        return reply.Read<ulong>();
    }

    private unsafe void Break(DriverQueue transmit)
    {
        transmit.Offer(new TestBuffer(0xdead_0000, 64));
        VirtioFrame frame;
        Assert.That(_device.Queue(1).Receive(&frame, 1), Is.Zero);
    }

    private static SafeFileHandle Event() => new(Libc.Check(Libc.EventDescriptor(0, 0x80800), "eventfd"), true);
}
