using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Tests.Placement;

/// <summary>Devices, cache and bandwidth, types of core, IOThreads and poll-mode CPUs: what is chosen, and what a refusal says.</summary>
internal sealed class RichPlacementTests
{
    [Test]
    public void Vnf_goes_to_the_socket_of_its_network_card()
    {
        var host = TestHost.Make(packages: 2, cores: 4).WithCard(1, functions: 2);
        var profile = TestProfile.Make("hr") with { Devices = [new DeviceRequest { Name = "n3", PhysicalFunction = "eth0", Affinity = DeviceAffinity.Preferred }] };
        var plan = Plan(host, profile);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Cells[0].Node, Is.EqualTo(1), "housekeeping is on node 0, but the device counts more");
            Assert.That(plan.Devices[0].Address.ToString(), Is.EqualTo("0000:01:00.1"));
            Assert.That(plan.Devices[0].PhysicalFunction?.ToString(), Is.EqualTo("0000:01:00.0"));
            Assert.That(plan.Devices[0].Reason.Text, Is.EqualTo("A free virtual function of eth0, on node 1 like cell 0."));
        }
    }

    [Test]
    public void Second_vnf_gets_another_virtual_function_and_the_third_a_refusal_with_one_more()
    {
        var host = TestHost.Make(cores: 8).WithCard(0, functions: 2, total: 4);
        var profile = TestProfile.Make("hr") with { Devices = [new DeviceRequest { Name = "n3", PhysicalFunction = "eth0" }] };
        var first = Plan(host, profile);
        var usage = HostUsage.None.With(first);
        var second = Plan(host, profile, usage: usage);
        Assert.That(second.Devices[0].Address, Is.Not.EqualTo(first.Devices[0].Address));
        var refusal = Refusal(host, profile, usage: usage.With(second));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal.Failed.Single().Text, Is.EqualTo("All 2 devices for 'n3' (virtual function of eth0) are taken."));
            Assert.That(refusal.SmallestChange!.Text, Is.EqualTo("3 virtual functions of eth0 (now 2 virtual functions of eth0)."));
        }
    }

    [Test]
    public void Device_on_a_full_node_is_refused_with_the_node_and_what_would_help()
    {
        var host = TestHost.Make(packages: 2, cores: 4).WithCard(1);
        var usage = new HostUsage { Exclusive = CpuSet.Range(4, 7) };
        var refusal = Refusal(host, TestProfile.Make("hr") with { Devices = [new DeviceRequest { Name = "nic", Class = "02" }] }, usage: usage);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal.Failed[0], Has.Property("Rule").EqualTo(PlacementRule.Device).And.Property("Node").EqualTo(1));
            Assert.That(refusal.Failed.Select(f => f.Rule), Does.Contain(PlacementRule.RealTimeCpu));
            Assert.That(refusal.SmallestChange!.Text, Is.EqualTo("Device affinity preferred instead of required."));
        }
    }

    [Test]
    public void Devices_of_one_iommu_group_go_to_one_vnf()
    {
        var host = TestHost.Make(cores: 8).WithCard(0).WithCard(0);
        EquatableList<PciAddress> both = [new PciAddress(0, 1, 0, 0), new PciAddress(0, 2, 0, 0)];
        host = host with { PciDevices = [.. host.PciDevices.Select(d => d with { IommuGroup = 7 })], IommuGroups = [new HostIommuGroup { Id = 7, Devices = both }] };
        var profile = TestProfile.Make("hr") with { Devices = [new DeviceRequest { Name = "nic", Class = "0200" }] };
        var usage = HostUsage.None.With(Plan(host, profile));
        Assert.That(Refusal(host, profile, usage: usage).Failed[0].Rule, Is.EqualTo(PlacementRule.Device));
    }

    [Test]
    public void Cache_share_is_contiguous_exclusive_and_off_the_ways_of_devices()
    {
        var host = TestHost.Make(domains: 2, cores: 4).WithResctrl(ways: 8, root: 0xC3, shareable: 0xC0);
        var profile = TestProfile.Make("hrr") with { Shares = [new ResourceShare { Role = VCpuRole.RealTime, CacheSize = MemorySize.FromMiB(3), MemoryBandwidth = 35 }] };
        var share = Plan(host, profile).Shares.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(share.VCpus.ToString(), Is.EqualTo("1-2"));
            Assert.That(share.Caches.Single(), Is.EqualTo(new CacheReservation(share.Caches[0].CacheId, 3, CacheType.Unified, 0x1C, MemorySize.FromMiB(3))));
            Assert.That(share.Bandwidths.Single().Percent, Is.EqualTo(40), "the host's step is 10 %");
        }
    }

    [Test]
    public void Cache_that_the_root_group_holds_is_refused_with_the_mask_to_leave_it()
    {
        var host = TestHost.Make(cores: 4).WithResctrl(ways: 8, root: 0xFF, shareable: 0xC0);
        var refusal = Refusal(host, TestProfile.Make("hr") with { Shares = [new ResourceShare { CacheWays = 2 }] });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal.Failed[0], Has.Property("Rule").EqualTo(PlacementRule.CacheShare).And.Property("Node").EqualTo(0).And.Property("Needed").EqualTo(2).And.Property("Available").EqualTo(0));
            Assert.That(refusal.SmallestChange!.Text, Is.EqualTo("Leave the root group the L3 ways 0xcf (now 0xff)."));
        }
    }

    [Test]
    public void Classes_of_service_run_out()
    {
        var host = TestHost.Make(cores: 8).WithResctrl(groups: 2);
        var profile = TestProfile.Make("hr") with { Shares = [new ResourceShare { CacheWays = 1 }] };
        var refusal = Refusal(host, profile, usage: HostUsage.None.With(Plan(host, profile)));
        Assert.That(refusal.Failed[0].Text, Is.EqualTo("The host has 0 free class(es) of service for cache and bandwidth; 1 are needed."));
    }

    [Test]
    public void Realtime_takes_fast_cores_and_the_rest_slow_ones()
    {
        var host = TestHost.Make(cores: 8).WithSlow(CpuSet.Range(0, 5));
        var profile = TestProfile.Make("hrd") with { CoreType = CoreTypes.Efficiency };
        profile = profile with { VCpus = [profile.VCpus[0], profile.VCpus[1] with { CoreType = CoreTypes.Performance }, profile.VCpus[2]] };
        Assert.That(Plan(host, profile).VCpus.Select(v => v.Cpus.ToString()), Is.EqualTo(new[] { "0", "6", "1" }));
        var refusal = Refusal(host, TestProfile.Make("hrrr") with { CoreType = CoreTypes.Performance });
        Assert.That(refusal.Failed[0], Has.Property("Rule").EqualTo(PlacementRule.CoreType).And.Property("Needed").EqualTo(3).And.Property("Available").EqualTo(2));
        Assert.That(refusal.SmallestChange!.Text, Is.EqualTo("Core type any instead of performance."));
    }

    [Test]
    public void Iothreads_have_their_own_cpus_off_the_cores_of_realtime_vcpus()
    {
        var plan = Plan(TestHost.Make(cores: 4, threads: 2), TestProfile.Make("hr") with { IoThreads = 2, IoThreadPolicy = IoThreadPolicy.Dedicated });
        Assert.That(plan.IoThreads.Select(t => t.Cpus.ToString()), Is.EqualTo(new[] { "2", "3" }));
        Assert.That(plan.RealTimeCpus.ToString(), Is.EqualTo("4"));
        Assert.That(plan.ExclusiveCpus.ToString(), Is.EqualTo("2-4"));
    }

    [Test]
    public void Poll_mode_cpus_are_nobodys_and_their_siblings_never_realtime()
    {
        var policy = new PlacementPolicy { PollMode = CpuSet.Of(2) };
        var host = TestHost.Make(cores: 3, threads: 2);
        Assert.That(Plan(host, TestProfile.Make("rd"), policy).VCpus.Select(v => v.Cpus.ToString()), Is.EqualTo(new[] { "4", "3" }).Or.EqualTo(new[] { "4", "5" }));
        Assert.That(new Placer(policy).Place(host, TestProfile.Make("rrr")), Is.InstanceOf<PlacementRefusal>());
        Assert.That(() => new Placer(policy with { Housekeeping = CpuSet.Of(2) }), Throws.ArgumentException.With.Message.Contains("pollMode"));
    }

    [Test]
    public void Cells_carry_their_socket_and_distances()
    {
        var cells = Plan(TestHost.Make(packages: 2, nodes: 2, cores: 4), TestProfile.Make("dddddd").WithCells(("0-1", 64), ("2-3", 64), ("4-5", 64))).Cells;
        Assert.That(cells.Select(c => c.Socket), Is.EqualTo(new int?[] { 0, 0, 1 }));
        Assert.That(cells[0].Distances.Select(d => d.Value), Is.EqualTo(new[] { 10, 12, 21 }));
    }

    private static PlacementPlan Plan(HostTopology host, VnfProfile profile, PlacementPolicy? policy = null, HostUsage? usage = null)
    {
        var result = new Placer(policy).Place(host, profile, usage);
        Assert.That(result, Is.InstanceOf<PlacementPlan>(), () => result.ToJson());
        Assert.That(PlanVerifier.Faults(host, profile, usage ?? HostUsage.None, policy ?? new PlacementPolicy(), (PlacementPlan)result), Is.Empty);
        return (PlacementPlan)result;
    }

    private static PlacementRefusal Refusal(HostTopology host, VnfProfile profile, PlacementPolicy? policy = null, HostUsage? usage = null)
    {
        var result = new Placer(policy).Place(host, profile, usage);
        Assert.That(result, Is.InstanceOf<PlacementRefusal>(), () => result.ToJson());
        return (PlacementRefusal)result;
    }
}
