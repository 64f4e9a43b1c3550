using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Channels;

namespace KvmNfv.Sdk.Tests.Channels;

/// <summary>The exact commands for Open vSwitch, and what is refused.</summary>
public sealed class OvsPlannerTests
{
    private static readonly OvsOptions s_options = new() { Bridge = "br-dpdk" };

    [Test]
    public void Commands_are_these()
    {
        var plan = OvsPlanner.Plan(Domain(Nic("/run/vhost/vm1-net0", "queues='2'") + Nic("/run/vhost/vm1-net1", "", "<mtu size='9000'/>")), s_options with
        {
            Vlan = 10, Mtu = 1600, Uplink = PciAddress.Parse("0000:3b:00.0"), PollCpus = CpuSet.Parse("2-3"), InitializeDpdk = true,
        });
        Assert.That(plan.Commands.Select(c => c.Line), Is.EqualTo(new[]
        {
            "ovs-vsctl --timeout=10 -- set Open_vSwitch . other_config:dpdk-init=true",
            "ovs-vsctl --timeout=10 -- set Open_vSwitch . other_config:pmd-cpu-mask=0xc",
            "ovs-vsctl --timeout=10 -- --may-exist add-br br-dpdk -- set Bridge br-dpdk datapath_type=netdev",
            "ovs-vsctl --timeout=10 -- --may-exist add-port br-dpdk dpdk-0000-3b-00.0 -- set Interface dpdk-0000-3b-00.0 type=dpdk 'options:dpdk-devargs=\"0000:3b:00.0\"' options:n_rxq=2 mtu_request=1600",
            "ovs-vsctl --timeout=10 -- --may-exist add-port br-dpdk vm1-net0 -- set Interface vm1-net0 type=dpdkvhostuserclient 'options:vhost-server-path=\"/run/vhost/vm1-net0\"' mtu_request=1600 'external_ids:kvmnfv-channel=\"vnf\"' -- set Port vm1-net0 tag=10",
            "ovs-vsctl --timeout=10 -- --may-exist add-port br-dpdk vm1-net1 -- set Interface vm1-net1 type=dpdkvhostuserclient 'options:vhost-server-path=\"/run/vhost/vm1-net1\"' mtu_request=9000 'external_ids:kvmnfv-channel=\"vnf\"' -- set Port vm1-net1 tag=10",
        }));
        Assert.That(plan.Undo.Select(c => c.Line), Is.EqualTo(new[] { "ovs-vsctl --timeout=10 -- --if-exists del-port br-dpdk vm1-net1", "ovs-vsctl --timeout=10 -- --if-exists del-port br-dpdk vm1-net0" }));
        Assert.That(plan.Findings, Is.Empty);
        Assert.That(SwitchPlan.FromJson(plan.ToJson()), Is.EqualTo(plan));
    }

    [TestCase("ovs-none", "")]
    [TestCase("ovs-mode", "<interface type='vhostuser'><source type='unix' path='/run/vhost/a' mode='client'/><model type='virtio'/></interface>")]
    [TestCase("ovs-path", "<interface type='vhostuser'><source type='unix' path='/run/vhost/--db=tcp:evil' mode='server'/><model type='virtio'/></interface>")]
    [TestCase("ovs-path", "<interface type='vhostuser'><source type='unix' path='/run/&quot;/a' mode='server'/><model type='virtio'/></interface>")]
    [TestCase("ovs-port", "<interface type='vhostuser'><source type='unix' path='/run/a/net' mode='server'/></interface><interface type='vhostuser'><source type='unix' path='/run/b/net' mode='server'/></interface>")]
    [TestCase("ovs-mtu", "<interface type='vhostuser'><source type='unix' path='/run/a/net' mode='server'/><mtu size='60'/></interface>")]
    public void Domain_that_can_not_be_served_is_refused(string rule, string devices)
    {
        var plan = OvsPlanner.Plan(Domain(devices), s_options);
        Assert.That((plan.Findings.Single(f => f.Severity == ChannelSeverity.Error).Rule, plan.Commands.Count, plan.Undo.Count), Is.EqualTo((rule, 0, 0)));
    }

    [TestCase("--help", null)]
    [TestCase("a-name-too-long-for-it", null)]
    [TestCase("br0", 4095)]
    public void Options_that_can_not_be_are_refused(string bridge, int? vlan) =>
        Assert.That(OvsPlanner.Plan(Domain(Nic("/run/v/a", "")), new OvsOptions { Bridge = bridge, Vlan = vlan }).IsRefused, Is.True);

    [Test]
    public void One_polling_thread_for_several_queues_is_told() =>
        Assert.That(OvsPlanner.Plan(Domain(Nic("/run/v/a", "queues='4'")), s_options with { PollCpus = CpuSet.Of(2) }).Findings.Single().Rule, Is.EqualTo("ovs-threads"));

    [Test]
    public async Task Ports_come_into_a_real_database_and_go()
    {
        using var database = new Migration.Around.OvsDatabase();
        var options = s_options with { Database = database.Address, Wait = false, Vlan = 10, Mtu = 9000, InitializeDpdk = true, PollCpus = CpuSet.Parse("2-3"), Uplink = PciAddress.Parse("0000:3b:00.0") };
        var plan = OvsPlanner.Plan(Domain(Nic("/run/vhost/vm1-net0", "queues='2'")), options);
        var ovs = new OvsChannels();
        await ovs.ApplyAsync(plan);
        await ovs.ApplyAsync(plan);
        Assert.That(database.Do("get", "Bridge", "br-dpdk", "datapath_type"), Is.EqualTo("netdev"));
        Assert.That(database.Do("get", "Interface", "vm1-net0", "type"), Is.EqualTo("dpdkvhostuserclient"));
        Assert.That(database.Do("get", "Interface", "vm1-net0", "options:vhost-server-path"), Is.EqualTo("\"/run/vhost/vm1-net0\""));
        Assert.That(database.Do("get", "Interface", "vm1-net0", "mtu_request"), Is.EqualTo("9000"));
        Assert.That(database.Do("get", "Port", "vm1-net0", "tag"), Is.EqualTo("10"));
        Assert.That(database.Do("get", "Interface", "dpdk-0000-3b-00.0", "options"), Does.Contain("dpdk-devargs=\"0000:3b:00.0\"").And.Contain("n_rxq=\"2\""));
        Assert.That(database.Do("get", "Open_vSwitch", ".", "other_config"), Does.Contain("dpdk-init=\"true\"").And.Contain("pmd-cpu-mask=\"0xc\""));
        await ovs.UndoAsync(plan);
        await ovs.UndoAsync(plan);
        Assert.That(database.Do("list-ports", "br-dpdk"), Is.EqualTo("dpdk-0000-3b-00.0"));
    }

    [Test]
    public async Task Port_of_somebody_else_is_neither_taken_nor_deleted()
    {
        using var database = new Migration.Around.OvsDatabase();
        database.Do("add-br", "br-dpdk");
        database.Do("add-port", "br-dpdk", "vm1-net0");
        var plan = OvsPlanner.Plan(Domain(Nic("/run/vhost/vm1-net0", "")), s_options with { Database = database.Address, Wait = false });
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => new OvsChannels().ApplyAsync(plan));
        Assert.That(error!.Message, Does.Contain("vm1-net0 is there already"));
        await new OvsChannels().UndoAsync(plan);
        Assert.That(database.Do("list-ports", "br-dpdk"), Is.EqualTo("vm1-net0"));
    }

    [Test]
    public async Task Ports_that_were_made_go_when_a_later_command_fails()
    {
        using var database = new Migration.Around.OvsDatabase();
        var plan = OvsPlanner.Plan(Domain(Nic("/run/vhost/a", "") + Nic("/run/vhost/b", "")), s_options with { Database = database.Address, Wait = false });
        var broken = plan with { Commands = [plan.Commands[0], plan.Commands[1], plan.Commands[2] with { Arguments = [.. plan.Commands[2].Arguments, "--", "no-such-command"] }] };
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => new OvsChannels().ApplyAsync(broken));
        Assert.That(error!.Message, Does.Contain("no-such-command"));
        Assert.That(database.Do("list-ports", "br-dpdk"), Is.Empty);
    }

    internal static DomainDocument Domain(string devices) => DomainDocument.Parse($"<domain type='kvm'><name>vnf</name><vcpu>4</vcpu><devices>{devices}</devices></domain>");

    internal static string Nic(string path, string driver, string inside = "") =>
        $"<interface type='vhostuser'><source type='unix' path='{path}' mode='server'/><model type='virtio'/><driver {driver}/>{inside}</interface>";
}
