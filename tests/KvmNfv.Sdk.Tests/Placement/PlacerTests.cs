using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Tests.Placement;

internal sealed class PlacerTests
{
    [Test]
    public void Small_vnf_fits_on_two_cpus_with_all_housekeeping_on_cpu_0()
    {
        var plan = Plan(TestHost.Make(cores: 2), TestProfile.Make("hr") with { IoThreads = 1 });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.VCpus.Select(v => v.Cpus.ToString()), Is.EqualTo(new[] { "0", "1" }));
            Assert.That(plan.VCpus.Select(v => v.FifoPriority), Is.EqualTo(new int?[] { null, 1 }));
            Assert.That(plan.Emulator.Cpus.ToString(), Is.EqualTo("0"));
            Assert.That(plan.IoThreads.Single().Cpus.ToString(), Is.EqualTo("0"));
            Assert.That(plan.Cells.Single(), Has.Property("Node").EqualTo(0).And.Property("HugePages").False);
        }
    }

    [Test]
    public void Second_realtime_vcpu_on_two_cpus_is_refused_with_the_smallest_change()
    {
        var refusal = Refusal(TestHost.Make(cores: 2), TestProfile.Make("hrr"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal.Failed[0], Has.Property("Rule").EqualTo(PlacementRule.RealTimeCpu).And.Property("Node").EqualTo(0)
                .And.Property("Needed").EqualTo(2).And.Property("Available").EqualTo(1));
            Assert.That(refusal.SmallestChange!.Text, Is.EqualTo("1 real-time vCPU(s) instead of 2."));
            Assert.That(refusal.OtherChanges.Select(c => c.Text), Does.Contain("A host with 1 more free CPUs on node 0."));
        }
    }

    [Test]
    public void Host_of_one_core_with_two_threads_has_no_realtime_cpu()
    {
        var refusal = Refusal(TestHost.Make(cores: 1, threads: 2), TestProfile.Make("hr"));
        Assert.That(refusal.Failed[0].Rule, Is.EqualTo(PlacementRule.RealTimeCpu));
    }

    [Test]
    public void Huge_pages_are_taken_where_free_and_fall_back_where_not()
    {
        var sizes = new[] { TestHost.Huge1G, TestHost.Huge2M, MemorySize.FromKiB(4) };
        Assert.That(Plan(TestHost.Make(pages2M: 128), TestProfile.Make("hr", 256, sizes: sizes)).Cells[0].PageSize, Is.EqualTo(TestHost.Huge2M));
        Assert.That(Plan(TestHost.Make(pages2M: 127), TestProfile.Make("hr", 256, sizes: sizes)).Cells[0].HugePages, Is.False);
        Assert.That(Plan(TestHost.Make(pages1G: 1), TestProfile.Make("hr", 1024, sizes: sizes)).Cells[0].PageSize, Is.EqualTo(TestHost.Huge1G));
    }

    [Test]
    public void Missing_huge_pages_are_refused_with_the_pages_to_set_aside()
    {
        var refusal = Refusal(TestHost.Make(pages2M: 20), TestProfile.Make("hr", 256, sizes: TestHost.Huge2M));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal.Failed.Single(), Has.Property("Rule").EqualTo(PlacementRule.LocalMemory).And.Property("Needed").EqualTo(128).And.Property("Available").EqualTo(20));
            Assert.That(refusal.SmallestChange!.Steps[0].Kind, Is.EqualTo(PlacementChangeKind.PageSizes));
            Assert.That(refusal.OtherChanges.Select(c => c.Text), Does.Contain(
                "Set aside pages on node 0 until it has 128 free pages of 2 MiB (now 20 free pages of 2 MiB).").And.Contain("40 MiB of memory instead of 256 MiB."));
        }
    }

    [Test]
    public void Pages_promised_to_others_are_not_free()
    {
        var usage = new HostUsage { Memory = [new NodeUsage(0, TestHost.Huge2M, MemorySize.FromMiB(64))] };
        Assert.That(new Placer().Place(TestHost.Make(pages2M: 128), TestProfile.Make("hr", 256, sizes: TestHost.Huge2M), usage), Is.InstanceOf<PlacementRefusal>());
    }

    [Test]
    public void Two_shortages_at_once_get_a_change_of_two_steps()
    {
        var change = Refusal(TestHost.Make(cores: 2, freeMiB: 100), TestProfile.Make("hrr", 256)).SmallestChange;
        Assert.That(change!.Steps.Select(s => s.Kind), Is.EquivalentTo(new[] { PlacementChangeKind.HostCpus, PlacementChangeKind.HostMemory })
            .Or.EquivalentTo(new[] { PlacementChangeKind.RealTimeVCpus, PlacementChangeKind.Memory }));
    }

    [Test]
    public void Realtime_takes_isolated_cpus_where_the_host_isolates_some()
    {
        var host = TestHost.Make(cores: 8, isolated: "6-7");
        Assert.That(Plan(host, TestProfile.Make("hrd")).VCpus.Select(v => v.Cpus.ToString()), Is.EqualTo(new[] { "0", "6", "1" }));
        Assert.That(Refusal(host, TestProfile.Make("hrrr")).Failed[0].Text, Does.Contain("2 free isolated CPU(s)"));
        Assert.That(Plan(host, TestProfile.Make("hrrr"), new PlacementPolicy { Isolation = RealTimeIsolation.Ignored }).RealTimeCpus.Count, Is.EqualTo(3));
    }

    [Test]
    public void Isolate_leaves_siblings_empty_on_an_smt_host()
    {
        // Nova's case E: its isolate policy refuses every host with SMT on.
        var plan = Plan(TestHost.Make(cores: 4, threads: 2), TestProfile.Make("hrd", smt: SmtPolicy.Isolate));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.VCpus.Select(v => v.Cpus.ToString()), Is.EqualTo(new[] { "0-1", "2", "4" }));
            Assert.That(plan.IdleCpus.ToString(), Is.EqualTo("3,5"));
        }
    }

    [Test]
    public void Dedicated_emulator_is_not_beside_a_realtime_vcpu()
    {
        // Nova's case C: 3 vCPUs and an isolated emulator on 4 SMT cores put the emulator on the sibling of a vCPU.
        var plan = Plan(TestHost.Make(cores: 4, threads: 2), TestProfile.Make("rrr") with { Emulator = EmulatorPolicy.Dedicated });
        Assert.That(plan.RealTimeCpus.ToString(), Is.EqualTo("2-4"));
        Assert.That(plan.Emulator.Cpus.ToString(), Is.EqualTo("6"));
    }

    [Test]
    public void Page_size_of_one_node_does_not_bind_the_others()
    {
        // Nova's case B: the first node's 1 GiB pages rewrite the request and the second node's 2 MiB pages are never tried.
        var host = TestHost.Make(nodes: 2, cores: 3)
            .WithNode(0, n => n with { HugePages = [new HugePagePool(TestHost.Huge1G, 4, 4)] })
            .WithNode(1, n => n with { HugePages = [new HugePagePool(TestHost.Huge2M, 1024, 1024)] });
        var cell = Plan(host, TestProfile.Make("ddd", 1024, sizes: [TestHost.Huge1G, TestHost.Huge2M])).Cells[0];
        Assert.That((cell.Node, cell.PageSize), Is.EqualTo((1, TestHost.Huge2M)));
    }

    [Test]
    public void Half_used_core_is_filled_before_a_whole_one_is_broken()
    {
        // Nova's case D: one vCPU, two half-used cores and two free ones; a free core is broken.
        var usage = new HostUsage { Exclusive = CpuSet.Of(4, 8) };
        var plan = Plan(TestHost.Make(cores: 5, threads: 2), TestProfile.Make("d"), usage: usage);
        Assert.That(plan.VCpus[0].Cpus.ToString(), Is.EqualTo("5"));
        Assert.That(plan.Score.BrokenCores, Is.Zero);
    }

    [Test]
    public void Cells_stay_on_one_socket_when_they_fit()
    {
        // Nova's case F: two cells on 2 sockets of 2 nodes land on different sockets.
        var plan = Plan(TestHost.Make(packages: 2, nodes: 2, cores: 4), TestProfile.Make("dddd").WithCells(("0-1", 128), ("2-3", 128)),
            new PlacementPolicy { Housekeeping = CpuSet.Of(0, 4, 8, 12) }, new HostUsage { Exclusive = CpuSet.Of(1, 2) });
        Assert.That(plan.Cells.Select(c => c.Node), Is.EqualTo(new[] { 2, 3 }));
        Assert.That(plan.Score.SocketCrossings, Is.Zero);
    }

    [Test]
    public void Unequal_cells_find_the_nodes_with_room_for_them()
    {
        // Nova's case H: free [0,4,1,2] and cells [2,3] are refused.
        var host = TestHost.Make(nodes: 4, cores: 5);
        var usage = new HostUsage { Exclusive = CpuSet.Parse("1-4,10-13,15-17") };
        var plan = Plan(host, TestProfile.Make("ddddd").WithCells(("0-1", 64), ("2-4", 64)), new PlacementPolicy { Housekeeping = CpuSet.Of(0, 5) }, usage);
        Assert.That(plan.Cells.Select(c => c.Node), Is.EqualTo(new[] { 3, 1 }));
    }

    [Test]
    public void More_cells_than_nodes_with_room_is_refused_at_once()
    {
        // Nova's case G: 8 cells on 16 nodes of which 7 are free take it more than 4 minutes.
        var host = TestHost.Make(packages: 8, nodes: 2, cores: 4);
        var usage = new HostUsage { Exclusive = CpuSet.Range(28, 63) };
        var cells = Enumerable.Range(0, 8).Select(i => ($"{i * 3}-{(i * 3) + 2}", 64UL + (4UL * (ulong)i))).ToArray();
        var profile = TestProfile.Make(new string('d', 24)).WithCells(cells);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var refusal = (PlacementRefusal)new Placer().Place(host, profile, usage);
        Assert.That(refusal.Failed[0].Rule, Is.EqualTo(PlacementRule.CellNode));
        Assert.That(refusal.SmallestChange!.Text, Is.EqualTo("7 guest NUMA cell(s) instead of 8."));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)), "a loaded machine gets slack; the benchmark measures");
    }

    [Test]
    public void Guest_too_wide_for_a_node_is_refused_with_more_cells()
    {
        var refusal = Refusal(TestHost.Make(nodes: 2, cores: 4), TestProfile.Make("dddddd"));
        Assert.That(refusal.SmallestChange!.Text, Is.EqualTo("2 guest NUMA cell(s) instead of 1."));
        Assert.That(refusal.SmallestChange.Plan.Cells, Has.Count.EqualTo(2));
    }

    [Test]
    public void Emulator_of_a_vnf_far_from_housekeeping_goes_to_the_nearest_and_says_so()
    {
        var usage = new HostUsage { Exclusive = CpuSet.Range(1, 3) };
        var plan = Plan(TestHost.Make(nodes: 2, cores: 4), TestProfile.Make("hr"), usage: usage);
        Assert.That(plan.Emulator.Cpus.ToString(), Is.EqualTo("0"));
        Assert.That(plan.Emulator.Reason.Text, Does.Contain("nearest to node 1"));
        Assert.That(plan.VCpus[0].Reason.Text, Does.Contain("nearest to node 1"));
    }

    [Test]
    public void Node_without_memory_or_cpus_is_passed_over()
    {
        var host = TestHost.Make(nodes: 2, cores: 3).WithNode(0, n => n with { Memory = MemorySize.Zero, FreeMemory = MemorySize.Zero });
        Assert.That(Plan(host, TestProfile.Make("d")).Cells[0].Node, Is.EqualTo(1));
    }

    [Test]
    public void Plans_add_up_in_the_usage()
    {
        var (host, usage) = (TestHost.Make(cores: 4, pages2M: 128), HostUsage.None);
        var first = Plan(host, TestProfile.Make("hr", 128, sizes: TestHost.Huge2M), usage: usage);
        usage = usage.With(first);
        var second = Plan(host, TestProfile.Make("hr", 128, sizes: TestHost.Huge2M), usage: usage);
        usage = usage.With(second);
        Assert.That((first.RealTimeCpus.ToString(), second.RealTimeCpus.ToString()), Is.EqualTo(("1", "2")));
        Assert.That(usage.Memory, Is.EqualTo(new[] { new NodeUsage(0, TestHost.Huge2M, MemorySize.FromMiB(256)) }));
        Assert.That(new Placer().Place(host, TestProfile.Make("hr", 128, sizes: TestHost.Huge2M), usage), Is.InstanceOf<PlacementRefusal>());
    }

    [Test]
    public void Unsound_profile_is_an_argument_exception_with_every_fault()
    {
        var profile = TestProfile.Make("hr") with { Name = "a/b", IoThreads = -1 };
        Assert.That(() => new Placer().Place(TestHost.Make(), profile), Throws.ArgumentException.With.Message.Contains("name").And.Message.Contains("ioThreads"));
    }

    private static PlacementPlan Plan(HostTopology host, VnfProfile profile, PlacementPolicy? policy = null, HostUsage? usage = null)
    {
        var result = new Placer(policy).Place(host, profile, usage);
        Assert.That(result, Is.InstanceOf<PlacementPlan>(), () => result.ToJson());
        var plan = (PlacementPlan)result;
        Assert.That(PlanVerifier.Faults(host, profile, usage ?? HostUsage.None, policy ?? new PlacementPolicy(), plan), Is.Empty);
        return plan;
    }

    private static PlacementRefusal Refusal(HostTopology host, VnfProfile profile)
    {
        var result = new Placer().Place(host, profile);
        Assert.That(result, Is.InstanceOf<PlacementRefusal>(), () => result.ToJson());
        return (PlacementRefusal)result;
    }
}
