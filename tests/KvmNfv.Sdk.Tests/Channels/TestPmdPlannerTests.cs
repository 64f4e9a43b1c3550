using KvmNfv.Sdk.Channels;

namespace KvmNfv.Sdk.Tests.Channels;

/// <summary>testpmd's exact command line, and what is refused.</summary>
public sealed class TestPmdPlannerTests
{
    [Test]
    public void Command_line_is_this()
    {
        var plan = TestPmdPlanner.Plan(OvsPlannerTests.Domain(OvsPlannerTests.Nic("/run/v/a", "queues='2'") + "<interface type='vhostuser'><source type='unix' path='/run/v/b' mode='client'/></interface>"),
            new TestPmdOptions { MainCpu = 0, PollCpus = [2, 3] });
        Assert.That(plan.Commands.Single().Line, Is.EqualTo(
            "dpdk-testpmd --lcores=0@0,1@2,2@3 --no-pci --no-telemetry --in-memory --single-file-segments -m 512 --vdev=net_vhost0,iface=/run/v/a,queues=2,client=1 --vdev=net_vhost1,iface=/run/v/b,queues=1 "
            + "-- --forward-mode=io --burst=32 --txd=1024 --rxd=1024 --rxq=2 --txq=2 --nb-cores=2 --no-lsc-interrupt -i --auto-start"));
        Assert.That(plan.Findings, Is.Empty);
    }

    [TestCase("testpmd-none", "", "io")]
    [TestCase("testpmd-path", "<interface type='vhostuser'><source type='unix' path='/run/v,client=1' mode='server'/></interface>", "io")]
    [TestCase("testpmd-mode", "<interface type='vhostuser'><source type='unix' path='/run/v' mode='server'/></interface>", "io; reboot")]
    public void What_can_not_be_is_refused(string rule, string devices, string mode)
    {
        var plan = TestPmdPlanner.Plan(OvsPlannerTests.Domain(devices), new TestPmdOptions { ForwardMode = mode });
        Assert.That((plan.Findings.First(f => f.Severity == ChannelSeverity.Error).Rule, plan.Commands.Count), Is.EqualTo((rule, 0)));
    }

    [Test]
    public void Odd_interface_and_shared_CPU_are_told()
    {
        var plan = TestPmdPlanner.Plan(OvsPlannerTests.Domain(OvsPlannerTests.Nic("/run/v/a", "")), new TestPmdOptions { PollCpus = [0] });
        Assert.That(plan.Findings.Select(f => (f.Rule, f.Severity)), Is.EqualTo(new[] { ("testpmd-cpus", ChannelSeverity.Warning), ("testpmd-odd", ChannelSeverity.Warning) }));
    }
}
