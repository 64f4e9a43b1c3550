using KvmNfv.Channels.Interop;
using KvmNfv.Channels.VhostUser;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Tests.VhostUser;

[TestFixture(false)]
[TestFixture(true)]
public sealed unsafe class NotificationTests(bool packed)
{
    private TestMemory _memory = null!;
    private TestDevice _device = null!;
    private DriverQueue _transmit = null!;
    private SafeFileHandle _call = null!;

    private void Start(VirtioFeatures features)
    {
        _memory = new();
        _device = new();
        (_, _transmit) = _device.Start(_memory, features | VirtioFeatures.Version1 | (packed ? VirtioFeatures.Packed : 0), 16);
        _call = new(Libc.Check(Libc.EventDescriptor(0, 0x800), "eventfd"), true);
        _device.Front.SendDescriptor(VhostUserRequest.SetVringCall, 1, _call);
    }

    [TearDown]
    public void Stop()
    {
        _device.Dispose();
        _memory.Dispose();
        _call.Dispose();
    }

    [Test]
    public void A_guest_that_wants_interrupts_gets_one_for_each_burst()
    {
        Start(0);
        Exchange(3);
        Assert.That(Rings(), Is.EqualTo(1));
        Exchange(1);
        Assert.That(Rings(), Is.EqualTo(1));
    }

    [Test]
    public void A_guest_that_polls_gets_none()
    {
        Start(0);
        if (packed)
            ((PackedDriver)_transmit).DriverEvent = 1 << 16;
        else
            ((SplitDriver)_transmit).Available[0] = 1;
        Exchange(3);
        Assert.That(Rings(), Is.Zero);
    }

    [Test]
    public void With_an_event_index_the_interrupt_comes_when_it_is_passed_and_not_again()
    {
        Start(VirtioFeatures.EventIndex);
        if (packed)
            ((PackedDriver)_transmit).DriverEvent = 2u << 16 | 1u << 15 | 3;
        else
            ((SplitDriver)_transmit).UsedEvent = 3;
        Exchange(3);
        Assert.That(Rings(), Is.Zero);
        Exchange(1);
        Assert.That(Rings(), Is.EqualTo(1));
        Exchange(2);
        Assert.That(Rings(), Is.Zero);
    }

    [Test]
    public void An_event_index_behind_the_end_of_the_ring_is_reached_in_the_next_lap()
    {
        Start(VirtioFeatures.EventIndex);
        Exchange(14);
        Rings();
        if (packed)
            ((PackedDriver)_transmit).DriverEvent = 2u << 16 | 0u << 15 | 1;
        else
            ((SplitDriver)_transmit).UsedEvent = 17;
        Exchange(3);
        Assert.That(Rings(), Is.Zero);
        Exchange(1);
        Assert.That(Rings(), Is.EqualTo(1));
    }

    [Test]
    public void The_guest_is_asked_to_kick_only_when_the_device_waits()
    {
        Start(0);
        var queue = _device.Queue(1);
        Assert.That(Suppressed(), Is.True);
        queue.WantKicks(true);
        Assert.That(Suppressed(), Is.False);
        queue.WantKicks(false);
        Assert.That(Suppressed(), Is.True);
    }

    private bool Suppressed() => packed ? ((PackedDriver)_transmit).DeviceEvent >> 16 == 1 : ((SplitDriver)_transmit).Used[0] == 1;

    private void Exchange(int count)
    {
        var buffer = _memory.Allocate(80);
        for (var i = 0; i < count; i++)
            _transmit.Offer(new TestBuffer(buffer, 80));
        var frames = stackalloc VirtioFrame[16];
        Assert.That(_device.Queue(1).Receive(frames, 16), Is.EqualTo(count));
        _device.Queue(1).Release(frames, count);
        while (_transmit.TryTake(out _, out _))
            ;
    }

    private ulong Rings()
    {
        ulong count;
        return Libc.Read(_call, &count, 8) == 8 ? count : 0;
    }
}
