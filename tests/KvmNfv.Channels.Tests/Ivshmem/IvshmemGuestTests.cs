namespace KvmNfv.Channels.Tests;

/// <summary>Real guests, emulated, with the sample program compiled to machine code in their initramfs.</summary>
[Category("Lab")]
public sealed class IvshmemGuestTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private readonly TemporaryFolder _memory = new("/dev/shm"), _sockets = new();

    [OneTimeTearDown]
    public void Clean()
    {
        _memory.Dispose();
        _sockets.Dispose();
    }

    [TestCase(RingKind.Variable, 1518)]
    [TestCase(RingKind.Fixed, 64)]
    public void Two_guests_exchange_messages_over_plain_memory_by_polling(RingKind kind, int size)
    {
        Qemu.Find();
        var path = _memory.NewPath();
        var bytes = IvshmemChannel.CreateMemory(path, new() { Kind = kind, MessageSize = size, Capacity = 64 });
        string[] device = ["-object", $"memory-backend-file,id=m,mem-path={path},size={bytes},share=on", "-device", "ivshmem-plain,memdev=m"];
        using var echo = new EmulatedGuest("echo side=1", device);
        using var ping = new EmulatedGuest($"ping side=0 count=2000 size={size}", device);
        var line = ping.WaitFor("IVSHMEM DONE", s_patience);
        TestContext.Out.WriteLine(line);
        Assert.That(line, Does.Contain($"2000 messages of {size} bytes, 0 wrong"));
    }

    [Test]
    public void A_guest_and_the_host_exchange_messages_over_plain_memory()
    {
        Qemu.Find();
        var path = _memory.NewPath();
        var bytes = IvshmemChannel.CreateMemory(path);
        using var host = IvshmemChannel.OpenMemory(path);
        using var guest = new EmulatedGuest("echo side=1", "-object", $"memory-backend-file,id=m,mem-path={path},size={bytes},share=on", "-device", "ivshmem-plain,memdev=m");
        Exchange(host, guest, 2_000);
    }

    [Test]
    public void Two_guests_interrupt_each_other_through_our_server()
    {
        Qemu.Find();
        using var server = IvshmemServer.Start(_sockets.NewPath(), new() { Rings = new() { MessageSize = 1518, Capacity = 64, Doorbells = true } });
        using var first = new EmulatedGuest("ping interrupts count=500", Doorbell(server));
        Assert.That(SpinWait.SpinUntil(() => server.PeerCount == 1, s_patience), first.Console);
        using var second = new EmulatedGuest("echo interrupts", Doorbell(server));
        var line = first.WaitFor("IVSHMEM DONE", s_patience);
        TestContext.Out.WriteLine(line);
        Assert.That(line, Does.Contain("500 messages of 64 bytes, 0 wrong"));
        var echoed = second.WaitFor("IVSHMEM ECHOED 500", s_patience);
        TestContext.Out.WriteLine(echoed);
        Assert.Multiple(() =>
        {
            Assert.That(Rings(line), Is.GreaterThan(250), "the first rang the second");
            Assert.That(Rings(echoed), Is.GreaterThan(250), "the second rang the first");
            Assert.That(server.Statistics is { Joined: 2, Violations: 0, Unread: 0 }, $"{server.Statistics}");
        });
    }

    [Test]
    public void A_guest_and_the_host_ring_each_other_and_the_guests_death_is_seen()
    {
        Qemu.Find();
        using var server = IvshmemServer.Start(_sockets.NewPath(), new() { Rings = new() { MessageSize = 1518, Capacity = 64, Doorbells = true } });
        using var host = IvshmemChannel.Connect(server.SocketPath);
        host.PollTime = TimeSpan.Zero;
        using (var guest = new EmulatedGuest("echo interrupts", Doorbell(server)))
        {
            Exchange(host, guest, 300);
            Assert.That(host.Statistics.DoorbellsRung, Is.GreaterThan(150));
            Assert.That(host.Peer, Is.EqualTo(PeerState.Alive));
        }
        Assert.That(SpinWait.SpinUntil(() => host.Peer == PeerState.Died, s_patience));
        using var successor = new EmulatedGuest("echo interrupts", Doorbell(server));
        Exchange(host, successor, 300);
    }

    private static string[] Doorbell(IvshmemServer server) =>
        ["-device", "intel-iommu", "-chardev", $"socket,id=i,path={server.SocketPath}", "-device", "ivshmem-doorbell,chardev=i,vectors=2"];

    private static void Exchange(ChannelEndpoint host, EmulatedGuest guest, int count)
    {
        guest.WaitFor("IVSHMEM echo", s_patience);
        var until = Environment.TickCount64 + (long)s_patience.TotalMilliseconds;
        for (var i = 0; i < count; i++)
        {
            // A guest that isn't up again yet is absent or dead, and then it isn't.
            while (!host.TrySend(Pattern.Of(500, i)) && Environment.TickCount64 < until)
                Thread.Yield();
            Assert.That(host.WaitToReceive(s_patience), $"no answer to {i}, the peer is {host.Peer}; the console says:\n{guest.Console}");
            Assert.That(host.TryReceive(out var message) && Pattern.Is(message, i), $"message {i}");
            host.Release();
        }
    }

    private static int Rings(string line) => int.Parse(line.Split(", ").Single(p => p.EndsWith("rings", StringComparison.Ordinal)).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
}
