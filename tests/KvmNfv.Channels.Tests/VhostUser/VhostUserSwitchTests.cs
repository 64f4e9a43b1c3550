using KvmNfv.Channels.VhostUser;

namespace KvmNfv.Channels.Tests.VhostUser;

[TestFixture(false)]
[TestFixture(true)]
public sealed class VhostUserSwitchTests(bool packed)
{
    private const VirtioFeatures Common = VirtioFeatures.Version1 | VirtioFeatures.Indirect | VirtioFeatures.MergeableBuffers | VirtioFeatures.EventIndex;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly byte[] s_broadcast = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff];

    private readonly List<TestGuest> _guests = [];
    private string _folder = null!;
    private VhostUserSwitch _switch = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = Directory.CreateTempSubdirectory("kvmnfv-switch").FullName;
        Open(new() { YieldWhenIdle = true });
    }

    private void Open(VhostUserSwitchOptions options)
    {
        _switch?.Dispose();
        _switch = new(options);
    }

    [TearDown]
    public void TearDown()
    {
        foreach (var guest in _guests)
            guest.Dispose();
        _guests.Clear();
        _switch.Dispose();
        Directory.Delete(_folder, true);
    }

    [Test]
    public void A_frame_to_an_unknown_address_goes_to_all_others_and_one_to_a_learned_address_to_its_port_only()
    {
        var (a, b, c) = (Add("a"), Add("b"), Add("c"));
        a.Send(Ethernet(Mac(2), Mac(1)));
        Assert.That((Next(b), Next(c)), Is.Not.EqualTo(((byte[]?)null, (byte[]?)null)));
        b.Send(Ethernet(Mac(1), Mac(2)));
        Assert.That(Next(a), Is.EqualTo(Ethernet(Mac(1), Mac(2))));
        a.Send(Ethernet(Mac(2), Mac(1)));
        Assert.That(Next(b), Is.Not.Null);
        Assert.That(c.Receive(), Is.Null);
        Assert.That(Port("a").Statistics, Has.Property("FloodedFrames").EqualTo(1).And.Property("ReceivedFrames").EqualTo(2).And.Property("SentFrames").EqualTo(1));
    }

    [Test]
    public void Frames_of_all_sizes_arrive_unharmed_and_in_order()
    {
        var (a, b) = (Add("a"), Add("b"));
        // Learned, so that no frame is a flooded one, which are limited.
        b.Send(Ethernet(s_broadcast, Mac(2)));
        Assert.That(Next(a), Is.Not.Null);
        for (var i = 0; i < 3000; i++)
        {
            var frame = Ethernet(Mac(2), Mac(1), 60 + i * 7 % 1459, (byte)i);
            a.Send(frame);
            Assert.That(Next(b), Is.EqualTo(frame));
        }
    }

    [Test]
    public void A_learned_address_moves_with_its_guest_and_is_forgotten_with_age()
    {
        Open(new() { YieldWhenIdle = true, AddressAge = TimeSpan.FromSeconds(2) });
        var (a, b, c) = (Add("a"), Add("b"), Add("c"));
        b.Send(Ethernet(s_broadcast, Mac(9)));
        Next(a);
        Next(c);
        c.Send(Ethernet(s_broadcast, Mac(9)));
        Next(a);
        Next(b);
        a.Send(Ethernet(Mac(9), Mac(1)));
        Assert.That(Next(c), Is.Not.Null);
        Assert.That(b.Receive(), Is.Null);
        Assert.That(SpinWait.SpinUntil(() => _switch.Addresses.Find(AddressTable.Key(0x0900_0000_0002, 0)) < 0, s_patience), Is.True);
        a.Send(Ethernet(Mac(9), Mac(1)));
        Assert.That(Next(b), Is.Not.Null);
    }

    [Test]
    public void One_guest_cannot_fill_the_address_table()
    {
        Open(new() { YieldWhenIdle = true, MaxAddressesPerPort = 5, MaxFloodedPerSecond = 0 });
        var (a, b) = (Add("a"), Add("b"));
        for (var i = 0; i < 50; i++)
        {
            a.Send(Ethernet(s_broadcast, Mac((byte)(100 + i))));
            Next(b);
        }
        Assert.That(Enumerable.Range(100, 50).Count(i => _switch.Addresses.Find(AddressTable.Key(Key(Mac((byte)i)), 0)) >= 0), Is.EqualTo(5));
    }

    [Test]
    public void Floods_beyond_the_limit_are_dropped_and_counted()
    {
        Open(new() { YieldWhenIdle = true, MaxFloodedPerSecond = 20 });
        var (a, b) = (Add("a"), Add("b"));
        for (var i = 0; i < 30; i++)
            a.Send(Ethernet(s_broadcast, Mac(1)));
        Assert.That(SpinWait.SpinUntil(() => Port("a").Statistics.ReceivedFrames == 30, s_patience), Is.True);
        Assert.That(Port("a").Statistics.DroppedFlood, Is.InRange(10, 28));
        Assert.That(b.Receive(), Is.Not.Null);
    }

    [Test]
    public void A_guest_that_takes_nothing_loses_its_frames_and_holds_up_nobody()
    {
        var (a, b, c) = (Add("a"), Add("b"), Add("c"));
        b.Send(Ethernet(s_broadcast, Mac(2)));
        c.Send(Ethernet(s_broadcast, Mac(3)));
        Next(a);
        Next(a);
        Next(b);
        Next(c);
        // b's buffers fill up; every second frame is for c and arrives.
        for (var i = 0; i < 500; i++)
        {
            a.Send(Ethernet(Mac(2), Mac(1)));
            a.Send(Ethernet(Mac(3), Mac(1), 60, (byte)i));
            Assert.That(Next(c)?[^1], Is.EqualTo((byte)i));
        }
        Assert.That(Port("b").Statistics.DroppedNoRoom, Is.GreaterThan(400));
    }

    [Test]
    public void Access_ports_see_their_VLAN_untagged_and_a_trunk_sees_it_tagged()
    {
        var (a, b, other) = (Add("a", VhostUserVlan.Access(10)), Add("b", VhostUserVlan.Access(10)), Add("other", VhostUserVlan.Access(20)));
        var trunk = Add("trunk", VhostUserVlan.Trunk([10, 30]));
        var plain = Ethernet(s_broadcast, Mac(1), 80, 5);
        a.Send(plain);
        Assert.That(Next(b), Is.EqualTo(plain));
        Assert.That(Next(trunk), Is.EqualTo(Tagged(plain, 10)));
        Assert.That(other.Receive(), Is.Null);

        trunk.Send(Tagged(Ethernet(Mac(1), Mac(7), 80, 6), 10));
        Assert.That(Next(a), Is.EqualTo(Ethernet(Mac(1), Mac(7), 80, 6)));
        a.Send(Tagged(plain, 20));
        trunk.Send(Tagged(plain, 20));
        trunk.Send(plain);
        Assert.That(SpinWait.SpinUntil(() => Port("trunk").Statistics.DroppedVlan == 2 && Port("a").Statistics.DroppedVlan == 1, s_patience), Is.True);
        Assert.That(other.Receive(), Is.Null);
    }

    [Test]
    public void A_rate_is_kept()
    {
        Open(new() { YieldWhenIdle = true, MaxFloodedPerSecond = 0 });
        Add("a", options: new() { Name = "a", SocketPath = "", MaxFramesPerSecond = 100 });
        Add("b");
        for (var i = 0; i < 50; i++)
            _guests[0].Send(Ethernet(s_broadcast, Mac(1)));
        Assert.That(SpinWait.SpinUntil(() => Port("a").Statistics.ReceivedFrames == 50, s_patience), Is.True);
        Assert.That(Port("a").Statistics.DroppedRate, Is.InRange(10, 40));
    }

    [Test]
    public void Two_ports_that_forward_to_each_other_need_no_addresses()
    {
        Add("a", options: new() { Name = "a", SocketPath = "", ForwardTo = "b" });
        Add("b", options: new() { Name = "b", SocketPath = "", ForwardTo = "a" });
        var c = Add("c");
        _guests[0].Send(Ethernet(Mac(7), Mac(7)));
        Assert.That(Next(_guests[1]), Is.Not.Null);
        _guests[1].Send(Ethernet(s_broadcast, Mac(7)));
        Assert.That(Next(_guests[0]), Is.Not.Null);
        Assert.That(c.Receive(), Is.Null);
    }

    [Test]
    public void Ports_come_and_go_under_traffic()
    {
        var a = Add("a");
        for (var round = 0; round < 5; round++)
        {
            var b = Add("b");
            a.Send(Ethernet(s_broadcast, Mac(1)));
            Assert.That(Next(b), Is.Not.Null);
            b.Send(Ethernet(Mac(1), Mac(2)));
            Assert.That(Next(a), Is.Not.Null);
            Assert.That(_switch.RemovePort(Port("b")), Is.True);
            Assert.That(b.Front.HasHungUp(s_patience), Is.True);
            a.Send(Ethernet(Mac(2), Mac(1)));
            _guests.Remove(b);
            b.Dispose();
        }
        Assert.That(_switch.Ports, Has.Count.EqualTo(1));
    }

    [Test]
    public void An_announcement_is_sent_to_the_others_and_learned()
    {
        var (a, b) = (Add("a"), Add("b"));
        a.Front.Send(VhostUserRequest.SendRarp, Key(Mac(8)));
        var rarp = Next(b)!;
        Assert.That(rarp.AsSpan(0, 14).ToArray(), Is.EqualTo((byte[])[.. s_broadcast, .. Mac(8), 0x80, 0x35]));
        Assert.That(_switch.Addresses.Find(AddressTable.Key(Key(Mac(8)), 0)), Is.Zero);
    }

    [Test]
    public void A_name_is_taken_once_and_a_socket_too()
    {
        Add("a");
        Assert.Throws<ArgumentException>(() => _switch.AddPort(new() { Name = "a", SocketPath = Path.Combine(_folder, "x"), Mode = VhostUserSocketMode.Server }));
        var taken = Assert.Throws<ChannelException>(() => _switch.AddPort(new() { Name = "b", SocketPath = Path.Combine(_folder, "a"), Mode = VhostUserSocketMode.Server }))!;
        Assert.That(taken.Fault, Is.EqualTo(ChannelFault.Occupied));
        Assert.Throws<ChannelException>(() => _switch.AddPort(new() { Name = "b", SocketPath = Path.Combine(_folder, new string('x', 120)), Mode = VhostUserSocketMode.Server }));
        Assert.Throws<ChannelException>(() => _ = new VhostUserSwitch(new() { Cpus = [8000] }));
    }

    [Test]
    public void The_threads_allocate_nothing()
    {
        var (a, b) = (Add("a"), Add("b"));
        void Exchange(int count)
        {
            for (var i = 0; i < count; i++)
            {
                a.Send(Ethernet(Mac(2), Mac(1)));
                Assert.That(Next(b), Is.Not.Null);
            }
        }
        // Learned, so that no frame is a flooded one.
        b.Send(Ethernet(s_broadcast, Mac(2)));
        Next(a);
        Exchange(200);
        var before = GC.GetTotalAllocatedBytes(true);
        var own = GC.GetAllocatedBytesForCurrentThread();
        Exchange(2000);
        var others = GC.GetTotalAllocatedBytes(true) - before - (GC.GetAllocatedBytesForCurrentThread() - own);
        // The test host's own threads allocate a little now and then; a byte for each frame would be 2000.
        Assert.That(others, Is.LessThan(100_000));
    }

    private TestGuest Add(string name, VhostUserVlan? vlan = null, VhostUserPortOptions? options = null)
    {
        var path = Path.Combine(_folder, name);
        options ??= new() { Name = name, SocketPath = path, Vlan = vlan ?? VhostUserVlan.None };
        _switch.AddPort(options with { SocketPath = path, Mode = VhostUserSocketMode.Server });
        var guest = new TestGuest(path, Common | (packed ? VirtioFeatures.Packed : 0));
        _guests.Add(guest);
        Assert.That(SpinWait.SpinUntil(() => Port(name).IsRunning, s_patience), Is.True);
        return guest;
    }

    private VhostUserPort Port(string name) => _switch.Ports.Single(p => p.Name == name);

    private static byte[]? Next(TestGuest guest)
    {
        byte[]? frame = null;
        SpinWait.SpinUntil(() => (frame = guest.Receive()) is not null, TimeSpan.FromSeconds(5));
        return frame;
    }

    private static byte[] Mac(byte last) => [2, 0, 0, 0, 0, last];

    private static ulong Key(byte[] mac) => BitConverter.ToUInt64([.. mac, 0, 0]);

    private static byte[] Ethernet(byte[] to, byte[] from, int length = 60, byte fill = 0)
    {
        var frame = new byte[length];
        frame.AsSpan(14).Fill(fill);
        to.CopyTo(frame, 0);
        from.CopyTo(frame, 6);
        frame[12] = 8;
        frame[13] = 0;
        return frame;
    }

    private static byte[] Tagged(byte[] frame, int vlan) => [.. frame[..12], 0x81, 0, (byte)(vlan >> 8), (byte)vlan, .. frame[12..]];
}
