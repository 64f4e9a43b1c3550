using KvmNfv.Channels.VhostUser;

namespace KvmNfv.Channels.Tests.VhostUser;

[TestFixture(false)]
[TestFixture(true)]
public sealed class VhostUserChannelTests(bool packed)
{
    private const VirtioFeatures Common = VirtioFeatures.Version1 | VirtioFeatures.Indirect | VirtioFeatures.MergeableBuffers | VirtioFeatures.EventIndex;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private string _folder = null!;
    private VhostUserChannel _channel = null!;
    private TestGuest _guest = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = Directory.CreateTempSubdirectory("kvmnfv-vhost").FullName;
        _channel = VhostUserChannel.Open(Path.Combine(_folder, "s"), new() { Mode = VhostUserSocketMode.Server, MaxFrameSize = 2000 });
        _guest = new(Path.Combine(_folder, "s"), Common | (packed ? VirtioFeatures.Packed : 0));
    }

    [TearDown]
    public void TearDown()
    {
        _guest.Dispose();
        _channel.Dispose();
        Directory.Delete(_folder, true);
    }

    [Test]
    public void Frames_go_both_ways_unharmed()
    {
        Assert.That(SpinWait.SpinUntil(() => _channel.Peer == PeerState.Alive, s_patience), Is.True);
        var buffer = new byte[_channel.MaxMessageSize];
        for (var i = 0; i < 2000; i++)
        {
            var frame = Pattern(60 + i % 1400, i);
            _guest.Send(frame);
            Assert.That(_channel.WaitToReceive(s_patience), Is.True);
            Assert.That(_channel.TryReceive(buffer, out var length), Is.True);
            Assert.That(buffer.AsSpan(0, length).SequenceEqual(frame), Is.True);
            Assert.That(_channel.TrySend(frame), Is.True);
            Assert.That(_guest.Receive(), Is.EqualTo(frame));
        }
        Assert.That(_channel.Statistics, Has.Property("SentMessages").EqualTo(2000).And.Property("ReceivedMessages").EqualTo(2000));
    }

    [Test]
    public void A_burst_is_reserved_in_the_guests_own_buffers()
    {
        Assert.That(SpinWait.SpinUntil(() => _channel.Peer == PeerState.Alive, s_patience), Is.True);
        var frames = new Frame[8];
        Assert.That(_channel.ReserveBurst(frames, 100), Is.EqualTo(8));
        for (var i = 0; i < 8; i++)
        {
            frames[i].Data.Fill((byte)i);
            frames[i].Length = 60 + i;
        }
        _channel.CommitBurst(frames.AsSpan(0, 5));
        for (var i = 0; i < 5; i++)
            Assert.That(_guest.Receive(), Has.Length.EqualTo(60 + i).And.All.EqualTo(i));
        Assert.That(_guest.Receive(), Is.Null);
    }

    [Test]
    public void A_frame_in_the_users_hands_stays_readable_while_the_front_end_replaces_its_memory_and_goes()
    {
        _guest.Send(Pattern(500, 3));
        Assert.That(_channel.WaitToReceive(s_patience), Is.True);
        Assert.That(_channel.TryReceive(out var message), Is.True);
        Assert.That(_guest.Front.SetMemory(_guest.Memory), Is.Zero);
        Assert.That(message.SequenceEqual(Pattern(500, 3)), Is.True);
        _guest.Dispose();
        Assert.That(SpinWait.SpinUntil(() => _channel.Peer == PeerState.Died, s_patience), Is.True);
        Assert.That(message.SequenceEqual(Pattern(500, 3)), Is.True);
        _channel.Release();
    }

    [Test]
    public void A_guest_that_stops_its_device_has_left_and_one_that_comes_again_is_alive()
    {
        Assert.That(SpinWait.SpinUntil(() => _channel.Peer == PeerState.Alive, s_patience), Is.True);
        _guest.Front.GetBase(0);
        _guest.Front.GetBase(1);
        Assert.That(SpinWait.SpinUntil(() => _channel.Peer == PeerState.Left, s_patience), Is.True);
        _guest.Dispose();
        using var next = new TestGuest(Path.Combine(_folder, "s"), Common);
        next.Send(Pattern(64, 1));
        Assert.That(SpinWait.SpinUntil(() => _channel.Peer == PeerState.Alive, s_patience), Is.True);
        Assert.That(_channel.WaitToReceive(s_patience), Is.True);
        Assert.That(_channel.Statistics.PeerRestarts, Is.EqualTo(1));
    }

    [Test]
    public async Task A_waiting_receiver_is_woken_by_the_guests_kick()
    {
        Assert.That(SpinWait.SpinUntil(() => _channel.Peer == PeerState.Alive, s_patience), Is.True);
        _channel.PollTime = TimeSpan.Zero;
        var received = _channel.WaitToReceiveAsync().AsTask();
        Assert.That(SpinWait.SpinUntil(() => _guest.WantsKick(), s_patience), Is.True);
        Assert.That(received.IsCompleted, Is.False);
        _guest.Send(Pattern(64, 1));
        _guest.Kick();
        Assert.That(await received.WaitAsync(s_patience), Is.True);
    }

    [Test]
    public void A_broken_queue_tells_so_until_the_device_is_reset()
    {
        Assert.That(SpinWait.SpinUntil(() => _channel.Peer == PeerState.Alive, s_patience), Is.True);
        _guest.Transmit.Offer(new TestBuffer(0xdead_0000, 64));
        var fault = Assert.Throws<ChannelException>(() => _channel.TryReceive(out _))!;
        Assert.That(fault.Fault, Is.EqualTo(ChannelFault.PeerViolation));
        Assert.That(fault.Message, Does.Contain("BufferOutsideMemory"));
        Assert.That(SpinWait.SpinUntil(() => _channel.LastFault is not null, s_patience), Is.True);
        _guest.Front.GetBase(1);
        Assert.That(_channel.TryReceive(out _), Is.False);
    }

    private static byte[] Pattern(int length, int seed) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7 + seed))];
}
