using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Hosts.Tuning;
using KvmNfv.Sdk.Tests.Hosts.Readiness;

namespace KvmNfv.Sdk.Tests.Hosts.Tuning;

internal sealed class IsolationPlannerTests
{
    private static readonly HostTopology s_host = new SysfsTopologyReader(FakeHost.Bare()).Read();

    [Test]
    public void Auto_leaves_the_boot_core_and_a_core_of_each_node_to_the_host()
    {
        var choice = new IsolationPlanner(s_host).Choose();

        Assert.Multiple(() =>
        {
            Assert.That(choice.Isolated, Is.EqualTo(CpuSet.Parse("1,3,5,7")));
            Assert.That(choice.Housekeeping, Is.EqualTo(CpuSet.Parse("0,2,4,6")));
            Assert.That(choice.Reasons, Has.Some.Contains("boot CPU").And.Some.Contains("2,6 of node 1 stay"));
        });
    }

    [Test]
    public void Auto_isolates_one_core_type_only()
    {
        var hybrid = s_host with { Cpus = s_host.Cpus.Select(c => c with { CoreType = c.Id % 4 == 3 ? "intel_atom" : "intel_core" }).ToEquatableList() };

        var choice = new IsolationPlanner(hybrid).Choose();

        Assert.That(choice.Isolated, Is.EqualTo(CpuSet.Parse("1,2,5,6")), "the slow core of node 1 is its housekeeping core");
        Assert.That(choice.Reasons, Has.Some.Contains("only those of intel_core"));
    }

    [Test]
    public void Auto_isolates_nothing_on_a_node_without_memory()
    {
        var host = s_host with { Nodes = s_host.Nodes.Select(n => n.Id == 1 ? n with { Memory = MemorySize.Zero } : n).ToEquatableList() };

        var choice = new IsolationPlanner(host).Choose();

        Assert.That(choice.Isolated, Is.EqualTo(CpuSet.Parse("1,5")));
        Assert.That(choice.Reasons, Has.One.Contains("Node 1 has no memory"));
    }

    [Test]
    public void Auto_takes_the_lowest_online_CPU_for_the_boot_CPU()
    {
        var host = s_host with { Cpus = s_host.Cpus.Select(c => c.Id is 0 or 4 ? c with { Online = false } : c).ToEquatableList() };

        Assert.That(new IsolationPlanner(host).Choose().Isolated, Is.EqualTo(CpuSet.Parse("3,7")));
    }

    [TestCase("0,1", "boot CPU's core")]
    [TestCase("1,4,5", "boot CPU's core")]
    [TestCase("1", "sibling 5")]
    [TestCase("1,5,8", "no CPU 8")]
    public void A_set_that_does_not_fit_is_refused_with_its_mend(string cpus, string words) =>
        Assert.That(() => new IsolationPlanner(s_host).Check(CpuSet.Parse(cpus)), Throws.TypeOf<TuningException>().With.Message.Contains(words));

    [Test]
    public void An_offline_CPU_is_refused()
    {
        var host = s_host with { Cpus = s_host.Cpus.Select(c => c.Id == 5 ? c with { Online = false } : c).ToEquatableList() };

        Assert.That(() => new IsolationPlanner(host).Check(CpuSet.Parse("1,5")), Throws.TypeOf<TuningException>().With.Message.Contains("5 is offline"));
    }

    [Test]
    public void A_node_left_without_housekeeping_is_warned_of()
    {
        var choice = new IsolationPlanner(s_host).Check(CpuSet.Parse("2-3,6-7"));

        Assert.That(choice.Reasons, Has.Some.Contains("node 1 keeps no CPU"));
    }

    [TestCaseSource(typeof(RecordedHost), nameof(RecordedHost.Normalised))]
    public void Recorded_host_is_divided_by_the_rules(string name)
    {
        var host = RecordedHost.FromNormalised(name);
        var choice = new IsolationPlanner(host).Choose();

        Assert.Multiple(() =>
        {
            Assert.That(choice.Isolated | choice.Housekeeping, Is.EqualTo(host.Online));
            Assert.That(choice.Isolated.Overlaps(choice.Housekeeping), Is.False);
            Assert.That(choice.Isolated.Contains(host.Online.Min), Is.False, "boot CPU");
            foreach (var cpu in host.Cpus.Where(c => choice.Isolated.Contains(c.Id)))
            {
                Assert.That((cpu.Siblings & host.Online).IsSubsetOf(choice.Isolated), $"siblings of {cpu.Id}");
                Assert.That(host.Cpus.Any(c => c.Node == cpu.Node && choice.Housekeeping.Contains(c.Id)), $"housekeeping on node {cpu.Node}");
            }

            Assert.That(choice.Isolated.IsEmpty ? choice.Housekeeping.IsEmpty : host.Cpus.Where(c => choice.Isolated.Contains(c.Id)).Select(c => c.CoreType).Distinct().Count() != 1, Is.False);
        });
        if (!choice.Isolated.IsEmpty)
            Assert.That(new IsolationPlanner(host).Check(choice.Isolated).Isolated, Is.EqualTo(choice.Isolated), "what auto chooses may be named");
    }
}
