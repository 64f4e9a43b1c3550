using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Tests.Hosts;

internal sealed class SysfsTopologyReaderTests
{
    [TestCaseSource(typeof(RecordedHost), nameof(RecordedHost.Trees))]
    public void Recorded_tree_gives_the_recorded_facts(string name)
    {
        var topology = RecordedHost.FromTree(name);
        using var facts = RecordedHost.Json(name);
        var expected = RecordedHost.ToTopology(facts.RootElement);
        if (name == "hwloc-linux.128arm-2pa2n8cluster4co")
            expected = WithNodesOf32(expected);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(topology.Cpus.Select(Cpu), Is.EqualTo(expected.Cpus.Select(Cpu)));
            Assert.That(topology.Nodes, Is.EqualTo(expected.Nodes));
            Assert.That(topology.Caches.Select(c => (c.Level, c.Type, c.Id, c.Cpus)), Is.EqualTo(expected.Caches.Select(c => (c.Level, c.Type, c.Id, c.Cpus))));
            if (RecordedHost.Optional(facts.RootElement, "nohz_full") is { } noHz)
                Assert.That(topology.NoHzFull, Is.EqualTo(RecordedHost.Set(noHz) & CpuSet.From(topology.Cpus.Select(c => c.Id))));
        }

        static object Cpu(HostCpu c) => (c.Id, c.Online, c.Package, c.Die, c.Cluster, c.Core, c.Siblings, c.Node, (c.Isolated, c.Capacity));
    }

    [TestCaseSource(typeof(RecordedHost), nameof(RecordedHost.Trees))]
    public void Recorded_tree_round_trips_through_json(string name)
    {
        var topology = RecordedHost.FromTree(name);
        Assert.That(HostTopology.FromJson(topology.ToJson()), Is.EqualTo(topology));
    }

    // Its cpulist files end with a NUL byte, which lost the normalised file the CPUs of every node; the recording has 0-31, 32-63 and so on.
    private static HostTopology WithNodesOf32(HostTopology topology) => topology with
    {
        Nodes = topology.Nodes.Select(n => n with { Cpus = CpuSet.Range(n.Id * 32, (n.Id * 32) + 31) }).ToEquatableList(),
        Cpus = topology.Cpus.Select(c => c with { Node = c.Id / 32 }).ToEquatableList(),
    };

    [Test]
    public void Live_host_has_this_process_on_its_online_cpus()
    {
        if (!File.Exists("/sys/devices/system/cpu/online"))
            Assert.Ignore("This machine has no /sys/devices/system/cpu.");
        var topology = new SysfsTopologyReader().Read();
        var allowed = File.ReadLines("/proc/self/status").First(l => l.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal)).Split('\t')[1];
        Assert.That(CpuSet.Parse(allowed).IsSubsetOf(topology.Online), Is.True);
        Assert.That(topology.Nodes.Any(n => n.Memory is not null), Is.True);
    }
}
