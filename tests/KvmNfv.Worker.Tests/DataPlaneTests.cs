using KvmNfv.Channels;

namespace KvmNfv.Worker.Tests;

/// <summary>The data plane in the process that uses it.</summary>
public sealed class DataPlaneTests
{
    private WorkerLab _lab = null!;

    [SetUp]
    public void SetUp() => _lab = new();

    [TearDown]
    public void TearDown() => _lab.Dispose();

    [Test]
    public void Collections_of_the_process_are_told_as_its_cost()
    {
        using var plane = DataPlane.Start(_lab.TwoPorts);
        var (first, second) = _lab.Guests();
        using (first)
        using (second)
        {
            Guest.Exchange(first, second, 1000);
            GC.Collect();
            var statistics = plane.Statistics;
            TestContext.Out.WriteLine($"{statistics.Managed}, longest gap {statistics.LongestPollGap}");
            Assert.That(statistics.Managed.Collections, Is.Positive);
            Assert.That(statistics.Managed.Paused, Is.GreaterThan(TimeSpan.Zero));
            Assert.That(statistics.Managed.AllocatedBytes, Is.Positive);
            // The guests' garbage is theirs: the polling thread made one small object, once, at most.
            Assert.That(statistics.Threads.Single().AllocatedBytes, Is.LessThan(WorkerConformance.OneObject));
            Assert.That(statistics.Threads.Single().Name, Is.EqualTo("kvmnfv-sw0 sw"));
        }
    }

    [Test]
    public void Relay_joins_a_guest_and_a_program()
    {
        var program = _lab.NewPath();
        using var plane = DataPlane.Start(new()
        {
            Relays = [new() { Name = "r", First = RelayEnd.ToVm(_lab.First, new() { Mode = VhostUserSocketMode.Server }), Second = RelayEnd.ToProgram(program), YieldWhenIdle = true }],
        });
        using var guest = new Guest(_lab.First, 1);
        using (var channel = SharedMemoryChannel.Connect(program))
        {
            var frame = new byte[channel.MaxMessageSize];
            for (var i = 0; i < 1000; i++)
            {
                guest.Send();
                var length = 0;
                Assert.That(SpinWait.SpinUntil(() => channel.TryReceive(frame, out length), TimeSpan.FromSeconds(20)));
                Assert.That(BitConverter.ToInt64(frame, 14), Is.EqualTo(i));
                Assert.That(SpinWait.SpinUntil(() => channel.TrySend(frame.AsSpan(0, length)), TimeSpan.FromSeconds(20)));
                Assert.That(SpinWait.SpinUntil(() =>
                {
                    guest.Receive();
                    return guest.Last == i;
                }, TimeSpan.FromSeconds(20)));
            }
            // Shorter than a header: no frame for a guest.
            Assert.That(channel.TrySend([1, 2, 3]), Is.True);
            Assert.That(SpinWait.SpinUntil(() => plane.Statistics.Relays[0].Back.DroppedBadLength == 1, TimeSpan.FromSeconds(20)));
        }
        // Nobody is there any more: the frame is lost, and counted.
        guest.Send();
        Assert.That(SpinWait.SpinUntil(() => plane.Statistics.Relays[0].Forth.DroppedNoRoom == 1, TimeSpan.FromSeconds(20)));
        var statistics = plane.Statistics;
        Assert.That((statistics.Relays[0].Forth.Frames, statistics.Relays[0].Back.Frames), Is.EqualTo((1000, 1000)));
        Assert.That(statistics.Relays[0].SecondPeer, Is.EqualTo(PeerState.Left));
        Assert.That(statistics.Threads.Single().AllocatedBytes, Is.Zero);
        using var next = SharedMemoryChannel.Connect(program);
        guest.Send();
        Assert.That(SpinWait.SpinUntil(() => next.TryReceive(out _), TimeSpan.FromSeconds(20)));
    }

    [Test]
    public void What_can_not_start_leaves_nothing_behind()
    {
        var fault = Assert.Throws<ChannelException>(() => DataPlane.Start(_lab.TwoPorts with
        {
            IvshmemServers = [new() { Name = "i", SocketPath = _lab.NewPath() }],
            Relays = [new() { Name = "r", First = RelayEnd.ToVm("/no/such/folder/x", new() { Mode = VhostUserSocketMode.Server }), Second = RelayEnd.ToProgram(_lab.NewPath()) }],
        }));
        Assert.That(fault!.Message, Does.Contain("/no/such/folder/x"));
        Assert.That(File.Exists(_lab.First), Is.False);
    }

    [Test]
    public void Names_and_CPUs_are_given_once()
    {
        Assert.Throws<ArgumentException>(() => DataPlane.Start(new() { Switches = [new() { Name = "a" }, new() { Name = "a" }] }));
        Assert.Throws<ArgumentException>(() => DataPlane.Start(new() { Switches = [new() { Name = "a", Options = new() { Cpus = [0] } }, new() { Name = "b", Options = new() { Cpus = [0] } }] }));
    }
}
