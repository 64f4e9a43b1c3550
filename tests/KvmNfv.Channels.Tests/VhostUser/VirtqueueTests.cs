using KvmNfv.Channels.VhostUser;

namespace KvmNfv.Channels.Tests.VhostUser;

[TestFixture(false)]
[TestFixture(true)]
public sealed unsafe class VirtqueueTests(bool packed)
{
    private const VirtioFeatures Common = VirtioFeatures.Version1 | VirtioFeatures.Indirect | VirtioFeatures.MergeableBuffers;

    private TestMemory _memory = null!;
    private TestDevice _device = null!;
    private DriverQueue _receive = null!, _transmit = null!;

    [SetUp]
    public void Start() => Start(Common);

    private void Start(VirtioFeatures features, uint size = 8)
    {
        Stop();
        _memory = new();
        _device = new();
        (_receive, _transmit) = _device.Start(_memory, features | (packed ? VirtioFeatures.Packed : 0), size);
    }

    [TearDown]
    public void Stop()
    {
        _device?.Dispose();
        _memory?.Dispose();
    }

    [Test]
    public void A_sent_frame_arrives_without_its_header_and_its_buffer_comes_back()
    {
        var id = OfferFrame(100, 7);
        var frame = ReceiveOne();
        Assert.That(frame, Has.Length.EqualTo(100).And.All.EqualTo(7));
        Assert.That(_transmit.TryTake(out var taken, out var written), Is.True);
        Assert.That((taken, written), Is.EqualTo((id, 0u)));
    }

    [Test]
    public void Frames_come_in_order_over_many_laps_of_the_ring()
    {
        for (var i = 0; i < 1000; i++)
        {
            OfferFrame(64, (byte)i);
            OfferFrame(65, (byte)(i + 1));
            Assert.That(ReceiveOne(), Has.Length.EqualTo(64).And.All.EqualTo((byte)i));
            Assert.That(ReceiveOne(), Has.Length.EqualTo(65).And.All.EqualTo((byte)(i + 1)));
            Assert.That(_transmit.TryTake(out _, out _) && _transmit.TryTake(out _, out _), Is.True);
        }
    }

    [Test]
    public void A_header_in_pieces_of_its_own_is_skipped([Values] bool indirect)
    {
        var header = _memory.Allocate(12);
        var data = _memory.Allocate(64);
        _memory.Bytes(data, 64).Fill(9);
        TestBuffer[] buffers = [new(header, 5), new(header + 5, 7), new(data, 10), new(data + 10, 54)];
        var id = indirect ? _transmit.OfferIndirect(buffers) : _transmit.Offer(buffers);
        Assert.That(ReceiveOne(), Has.Length.EqualTo(64).And.All.EqualTo(9));
        Assert.That(_transmit.TryTake(out var taken, out _) && taken == id, Is.True);
    }

    [Test]
    public void A_header_and_the_beginning_of_the_frame_may_share_a_piece()
    {
        var data = _memory.Allocate(76);
        _memory.Bytes(data, 76).Fill(3);
        _transmit.Offer([new(data, 20), new(data + 20, 56)]);
        Assert.That(ReceiveOne(), Has.Length.EqualTo(64).And.All.EqualTo(3));
    }

    [Test]
    public void A_frame_goes_into_one_buffer_with_a_header_of_zeros_and_one_buffer()
    {
        var buffer = OfferRoom(2048);
        Assert.That(SendOne(Pattern(1500)), Is.True);
        Assert.That(_receive.TryTake(out _, out var written), Is.True);
        Assert.That(written, Is.EqualTo(1512));
        Assert.That(_memory.Bytes(buffer, 12).ToArray(), Is.EqualTo(new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0 }));
        Assert.That(_memory.Bytes(buffer + 12, 1500).ToArray(), Is.EqualTo(Pattern(1500)));
    }

    [Test]
    public void A_large_frame_is_spread_over_mergeable_buffers()
    {
        var buffers = Enumerable.Range(0, 4).Select(_ => OfferRoom(400)).ToArray();
        Assert.That(SendOne(Pattern(1000)), Is.True);
        var got = new List<byte>();
        for (var i = 0; i < 3; i++)
        {
            Assert.That(_receive.TryTake(out _, out var written), Is.True);
            got.AddRange(_memory.Bytes(buffers[i], (int)written).ToArray());
        }
        Assert.That(_receive.TryTake(out _, out _), Is.False);
        Assert.That(got[10], Is.EqualTo(3), "num_buffers");
        Assert.That(got.Skip(12), Is.EqualTo(Pattern(1000)));
    }

    [Test]
    public void Without_room_for_all_of_a_frame_nothing_is_taken()
    {
        OfferRoom(400);
        OfferRoom(400);
        Assert.That(SendOne(Pattern(1000)), Is.False);
        Assert.That(_receive.TryTake(out _, out _), Is.False);
        OfferRoom(400);
        Assert.That(SendOne(Pattern(1000)), Is.True);
        Assert.That(_receive.TryTake(out _, out _), Is.True);
    }

    [Test]
    public void A_frame_that_no_unmergeable_buffer_holds_is_dropped_and_counted()
    {
        Start(Common & ~VirtioFeatures.MergeableBuffers);
        OfferRoom(400);
        Assert.That(SendOne(Pattern(1000)), Is.True);
        Assert.That(_device.Queue(0).TooLarge, Is.EqualTo(1));
        Assert.That(_receive.TryTake(out _, out _), Is.False);
        Assert.That(SendOne(Pattern(300)), Is.True);
        Assert.That(_receive.TryTake(out _, out var written) && written == 312, Is.True);
    }

    [Test]
    public void A_receive_buffer_in_pieces_is_filled_across_them()
    {
        var memory = _memory.Allocate(3000);
        _receive.OfferIndirect([new(memory, 12, true), new(memory + 12, 100, true), new(memory + 112, 2000, true)]);
        Assert.That(SendOne(Pattern(700)), Is.True);
        Assert.That(_receive.TryTake(out _, out var written) && written == 712, Is.True);
        Assert.That(_memory.Bytes(memory + 12, 700).ToArray(), Is.EqualTo(Pattern(700)));
    }

    [Test]
    public void The_position_that_a_stop_reports_is_where_a_start_goes_on()
    {
        for (var i = 0; i < 13; i++)
        {
            OfferFrame(64, (byte)i);
            ReceiveOne();
            _transmit.TryTake(out _, out _);
        }
        OfferFrame(64, 77);
        var position = _device.Front.GetBase(1);
        Assert.That(_device.Device.Queue(1), Is.Null);
        _device.Front.SetRing(1, _transmit, position: position);
        Assert.That(ReceiveOne(), Has.Length.EqualTo(64).And.All.EqualTo(77));
    }

    [Test]
    public void A_queue_of_fetched_chains_never_fetches_beyond_a_lap()
    {
        for (var i = 0; i < 8; i++)
            OfferFrame(64, (byte)i);
        var frames = stackalloc VirtioFrame[16];
        Assert.That(_device.Queue(1).Fetch(frames, 16), Is.EqualTo(8));
        Assert.That(_device.Queue(1).Fetch(frames, 16), Is.Zero);
        _device.Queue(1).Unfetch(frames + 5, 3);
        Assert.That(_device.Queue(1).Fetch(frames + 5, 16), Is.EqualTo(3));
        Assert.That(frames[7].Data[12], Is.EqualTo(7));
    }

    [Test]
    public void Written_pages_are_marked_in_the_dirty_log_and_others_are_not()
    {
        using var log = PeerLog(out var bits);
        _device.Front.Send(VhostUserRequest.SetLogBase, new LogDescription(1 << 20, 0), 0, log);
        _device.Front.Reply(VhostUserRequest.SetLogBase).Dispose();
        _device.Front.Send(VhostUserRequest.SetFeatures, (ulong)(Common | VirtioFeatures.LogAll | VirtioFeatures.ProtocolFeatures | (packed ? VirtioFeatures.Packed : 0)));
        _memory.Allocate(5 * 4096, 4096);
        var buffer = OfferRoom(2048);
        Assert.That(SendOne(Pattern(1500)), Is.True);
        bool IsMarked(ulong address) => (bits[address / 4096 / 8] & 1 << (int)(address / 4096 % 8)) != 0;
        Assert.Multiple(() =>
        {
            Assert.That(IsMarked(buffer), Is.True);
            Assert.That(IsMarked(buffer - 2 * 4096), Is.False);
            Assert.That(IsMarked(_memory.GuestAddress + ((packed ? _receive.Address.Descriptors : _receive.Address.Used) - _memory.UserAddress)), Is.True);
        });
        OfferFrame(64, 1);
        ReceiveOne();
        _device.Front.Send(VhostUserRequest.SetFeatures, (ulong)(Common | VirtioFeatures.ProtocolFeatures | (packed ? VirtioFeatures.Packed : 0)));
        var far = OfferRoom(2048, 64 * 4096);
        Assert.That(SendOne(Pattern(1500)), Is.True);
        Assert.That(IsMarked(far), Is.False, "The log was switched off.");
        _ = KvmNfv.Channels.Interop.PeerFileCalls.UnmapMemory(bits, 1 << 20);
    }

    private static Microsoft.Win32.SafeHandles.SafeFileHandle PeerLog(out byte* bits)
    {
        var file = KvmNfv.Channels.Interop.PeerFileCalls.CreateMemoryFile("log"u8, 1 << 20);
        bits = (byte*)KvmNfv.Channels.Interop.PeerFileCalls.MapMemory(null, 1 << 20, 3, 1, (int)file.DangerousGetHandle(), 0);
        return file;
    }

    private ushort OfferFrame(int length, byte fill)
    {
        var buffer = _memory.Allocate((ulong)length + 12);
        _memory.Bytes(buffer + 12, length).Fill(fill);
        return _transmit.Offer(new TestBuffer(buffer, (uint)length + 12));
    }

    private ulong OfferRoom(int length, ulong alignment = 16)
    {
        var buffer = _memory.Allocate((ulong)length, alignment);
        _receive.Offer(new TestBuffer(buffer, (uint)length, true));
        return buffer;
    }

    private byte[] ReceiveOne()
    {
        VirtioFrame frame;
        var queue = _device.Queue(1);
        Assert.That(queue.Receive(&frame, 1), Is.EqualTo(1), queue.Fault.ToString());
        var bytes = new byte[frame.Length];
        fixed (byte* to = bytes)
            Virtqueue.Copy(&frame, to);
        queue.Release(&frame, 1);
        return bytes;
    }

    private bool SendOne(byte[] bytes)
    {
        fixed (byte* from = bytes)
        {
            var frame = new VirtioFrame { Data = from, Length = (uint)bytes.Length, FirstLength = (uint)bytes.Length };
            return _device.Queue(0).Send(&frame, 1) == 1;
        }
    }

    private static byte[] Pattern(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7 + i / 256))];
}
