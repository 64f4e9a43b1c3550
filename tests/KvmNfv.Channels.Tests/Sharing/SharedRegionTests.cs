namespace KvmNfv.Channels.Tests;

/// <summary>Huge pages and memory nodes.</summary>
public sealed class SharedRegionTests
{
    [Test]
    public void Channel_in_huge_pages_works_and_their_lack_is_told()
    {
        var free = int.Parse(File.ReadAllText("/sys/kernel/mm/hugepages/hugepages-2048kB/free_hugepages"), System.Globalization.CultureInfo.InvariantCulture);
        var options = new RingOptions { Capacity = 64, Memory = new() { HugePages = HugePageSize.TwoMebibytes } };
        if (free < 2)
        {
            Assert.That(() => LoopbackChannel.CreatePair(options), Throws.InstanceOf<ChannelException>().With.Message.Contains("nr_hugepages"));
            Assert.Ignore($"{free} huge pages of 2 MiB are free; sysctl vm.nr_hugepages reserves some.");
        }
        var (a, b) = LoopbackChannel.CreatePair(options);
        using (a)
        using (b)
        {
            Assert.That(File.ReadAllText("/proc/self/smaps"), Does.Contain("KernelPageSize:     2048 kB"));
            Assert.That(a.TrySend([1, 2, 3]));
            Assert.That(b.TryReceive(out var message) && message.SequenceEqual((byte[])[1, 2, 3]));
        }
    }

    [Test]
    public void Memory_comes_from_the_node_asked_for_and_an_absent_node_is_told()
    {
        using var region = SharedRegion.Create(1 << 20, new() { NumaNode = 0 });
        if (!File.Exists("/proc/self/numa_maps"))
            Assert.Ignore("This kernel has no /proc/self/numa_maps.");
        // Other regions of this process have no node of their own.
        var lines = File.ReadLines("/proc/self/numa_maps").Where(l => l.Contains("kvmnfv-channel", StringComparison.Ordinal)).ToList();
        Assert.That(lines, Has.Some.Contains("bind:0"));
        Assert.That(() => SharedRegion.Create(1 << 20, new() { NumaNode = 63 }), Throws.InstanceOf<ChannelException>().With.Message.Contains("node 63"));
    }
}
