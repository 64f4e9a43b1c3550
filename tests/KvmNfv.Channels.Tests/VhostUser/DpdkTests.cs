namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>DPDK's virtio-user as the other side.</summary>
public sealed class DpdkTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private string _folder = null!;

    [SetUp]
    public void SetUp() => _folder = Directory.CreateTempSubdirectory("kvmnfv-dpdk").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, true);

    [TestCase("packed_vq=0,mrg_rxbuf=1,in_order=0", 1)]
    [TestCase("packed_vq=0,mrg_rxbuf=0,in_order=0", 1)]
    [TestCase("packed_vq=0,mrg_rxbuf=1,in_order=1", 1)]
    [TestCase("packed_vq=0,mrg_rxbuf=0,in_order=1,vectorized=1", 1)]
    [TestCase("packed_vq=1,mrg_rxbuf=1,in_order=0", 1)]
    [TestCase("packed_vq=1,mrg_rxbuf=0,in_order=0", 1)]
    [TestCase("packed_vq=1,mrg_rxbuf=1,in_order=1", 1)]
    [TestCase("packed_vq=1,mrg_rxbuf=0,in_order=1,vectorized=1", 1)]
    [TestCase("packed_vq=0,mrg_rxbuf=1,in_order=0", 4)]
    [TestCase("packed_vq=1,mrg_rxbuf=1,in_order=0", 4)]
    public void Two_virtio_user_ports_pass_frames_round_and_round_through_the_switch(string device, int queues)
    {
        using var joined = new VhostUserSwitch(new() { YieldWhenIdle = true });
        string[] names = ["a", "b"];
        string[] sockets = [.. names.Select(n => Path.Combine(_folder, n))];
        for (var i = 0; i < 2; i++)
            joined.AddPort(new() { Name = names[i], SocketPath = sockets[i], Mode = VhostUserSocketMode.Server, QueuePairs = queues, ForwardTo = names[1 - i] });
        using var testpmd = Testpmd.Start(sockets, device, queues, "--forward-mode=io", "start tx_first");
        var passed = SpinWait.SpinUntil(() => testpmd.HasExited || joined.Ports.All(p => p.Statistics.SentFrames > 50_000), s_patience) && !testpmd.HasExited;
        var output = testpmd.Quit();
        Assert.That(passed, $"{string.Join('\n', joined.Ports.Select(p => $"{p.Statistics} {p.LastFault}"))}\n{output}");
        Assert.That(joined.Ports.Select(p => p.Statistics.Faults), Is.All.Zero, joined.Ports[0].LastFault);
        Assert.That(joined.Ports.Select(p => p.Statistics.DroppedBadLength), Is.All.Zero);
    }

    [TestCase("packed_vq=0,mrg_rxbuf=1")]
    [TestCase("packed_vq=1,mrg_rxbuf=1")]
    public void A_channel_gets_the_frames_that_testpmd_makes(string device)
    {
        var socket = Path.Combine(_folder, "s");
        using var channel = VhostUserChannel.Open(socket, new() { Mode = VhostUserSocketMode.Server });
        using var testpmd = Testpmd.Start([socket], device, 1, "--forward-mode=txonly --txpkts=200");
        var frames = new Frame[32];
        var good = 0;
        SpinWait.SpinUntil(() =>
        {
            var count = channel.ReceiveBurst(frames);
            for (var i = 0; i < count; i++)
            {
                if (frames[i].Length == 200 && frames[i].Data[12] == 8 && frames[i].Data[14] == 0x45)
                    good++;
            }
            channel.Release();
            return good > 100_000 || testpmd.HasExited;
        }, s_patience);
        var output = testpmd.Quit();
        Assert.That(good, Is.GreaterThan(100_000), output);
        Assert.That(channel.Statistics.ReceivedMessages, Is.LessThanOrEqualTo(good + 32), "Other frames than testpmd makes came.");
    }

    [TestCase("packed_vq=0,mrg_rxbuf=1")]
    [TestCase("packed_vq=1,mrg_rxbuf=1")]
    public void A_channel_sends_to_testpmd_and_gets_its_frames_back(string device)
    {
        var socket = Path.Combine(_folder, "s");
        using var channel = VhostUserChannel.Open(socket, new() { Mode = VhostUserSocketMode.Server });
        using var testpmd = Testpmd.Start([socket], device, 1, "--forward-mode=io");
        var (sent, back) = (0L, 0L);
        var buffer = new byte[channel.MaxMessageSize];
        var failed = "";
        SpinWait.SpinUntil(() =>
        {
            // Many at a time: between looks at the condition there may be a millisecond.
            for (var i = 0; i < 500; i++)
            {
                if (sent - back < 100 && channel.TrySend(Pattern.Of(60 + (int)(sent % 1400), sent)))
                    sent++;
                while (failed.Length == 0 && channel.TryReceive(buffer, out var length))
                {
                    if (length != 60 + (int)(back % 1400) || !Pattern.Is(buffer.AsSpan(0, length), back))
                        failed = $"Frame {back} came back as another, of {length} bytes.";
                    back++;
                }
            }
            return back > 20_000 || failed.Length > 0 || testpmd.HasExited;
        }, s_patience);
        var output = testpmd.Quit();
        Assert.That(failed, Is.Empty, output);
        Assert.That(back, Is.GreaterThan(20_000), $"{sent} sent\n{output}");
    }
}
