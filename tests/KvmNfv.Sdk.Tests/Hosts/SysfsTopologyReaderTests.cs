using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Tests.Hosts;

internal sealed class SysfsTopologyReaderTests
{
    // Facts that the recording has and the normalised file lost: files that end with a NUL byte.
    private static readonly Dictionary<string, string> s_wrongInFacts = new()
    {
        ["hwloc-linux.128arm-2pa2n8cluster4co"] = "its node lists and sibling lists end with a NUL byte",
    };

    [TestCaseSource(typeof(RecordedHost), nameof(RecordedHost.Trees))]
    public void Recorded_tree_gives_every_recorded_fact(string name)
    {
        using var facts = RecordedHost.Json(name);
        var differences = RecordedFacts.Differences(RecordedHost.FromTree(name), facts.RootElement, nodesAreWrong: s_wrongInFacts.ContainsKey(name));
        Assert.That(differences, Is.Empty);
    }

    [Test]
    public void Recording_whose_lists_end_with_a_nul_byte_is_read()
    {
        var topology = RecordedHost.FromTree("hwloc-linux.128arm-2pa2n8cluster4co");
        Assert.That(topology.Nodes.Select(n => n.Cpus.ToString()), Is.EqualTo(new[] { "0-31", "32-63", "64-95", "96-127" }));
        Assert.That(topology.Cpus.All(c => c.Node == c.Id / 32), Is.True);
    }

    [TestCaseSource(typeof(RecordedHost), nameof(RecordedHost.Trees))]
    public void Recorded_tree_round_trips_through_json(string name)
    {
        var topology = RecordedHost.FromTree(name);
        Assert.That(HostTopology.FromJson(topology.ToJson()), Is.EqualTo(topology));
    }

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
