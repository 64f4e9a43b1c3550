using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Tests.Placement;

internal sealed class BatchTests
{
    [Test]
    public void Order_given_is_kept_where_all_fit()
    {
        var batch = new Placer().PlaceAll(TestHost.Make(cores: 8), [TestProfile.Make("hr"), TestProfile.Make("hrr")]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(batch.Results, Is.All.InstanceOf<PlacementPlan>());
            Assert.That(batch.Order, Is.EqualTo(new[] { 0, 1 }));
            Assert.That((batch.Placed, batch.PlacedAsGiven, batch.OrderMatters, batch.Exhaustive), Is.EqualTo((2, 2, false, true)));
            Assert.That(batch.Usage.RealTime.Count, Is.EqualTo(3));
            Assert.That(PlacementBatch.FromJson(batch.ToJson()), Is.EqualTo(batch));
        }
    }

    [Test]
    public void Order_that_fits_more_is_found_and_said()
    {
        // The first fits on either node but takes the one near housekeeping; the second needs that one's pages.
        var host = TestHost.Make(nodes: 2, cores: 4, pages2M: 64).WithNode(1, n => n with { HugePages = [new HugePagePool(TestHost.Huge2M, 32, 32)] });
        var small = TestProfile.Make("dd", 64, sizes: TestHost.Huge2M) with { Name = "small" };
        var large = TestProfile.Make("d", 128, sizes: TestHost.Huge2M) with { Name = "large" };
        var batch = new Placer().PlaceAll(host, [small, large]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((batch.Placed, batch.PlacedAsGiven, batch.OrderMatters), Is.EqualTo((2, 1, true)));
            Assert.That(batch.Order, Is.EqualTo(new[] { 1, 0 }));
            Assert.That(batch.Results.Select(r => r.Vnf), Is.EqualTo(new[] { "small", "large" }), "results come in the order given");
        }
    }

    [Test]
    public void What_fits_in_no_order_is_refused_with_its_change()
    {
        var batch = new Placer().PlaceAll(TestHost.Make(cores: 4), [.. Enumerable.Range(0, 5).Select(_ => TestProfile.Make("d"))]);
        Assert.That((batch.Placed, batch.OrderMatters, batch.Exhaustive), Is.EqualTo((3, false, true)));
        Assert.That(batch.Results.OfType<PlacementRefusal>().Count(), Is.EqualTo(2));
    }

    [Test]
    public void Fewest_domains_are_moved_so_that_a_refused_one_fits()
    {
        // One vCPU on each node leaves neither with four free CPUs.
        var host = TestHost.Make(nodes: 2, cores: 5);
        var policy = new PlacementPolicy { Housekeeping = CpuSet.Of(0, 5) };
        var placer = new Placer(policy);
        var running = new[] { ("a", 0), ("b", 1) }.Select(v => Running(placer, host, TestProfile.Make("d", 64) with { Name = v.Item1 }, v.Item2)).ToList();
        var usage = running.Aggregate(HostUsage.None, (u, r) => u.With(r.Plan));
        var profile = TestProfile.Make("dddd") with { Name = "wide" };
        Assert.That(placer.Place(host, profile, usage), Is.InstanceOf<PlacementRefusal>());
        var proposal = placer.Defragment(host, profile, running)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(proposal.Moves, Has.Count.EqualTo(1));
            Assert.That(proposal.MemoryMoved, Is.EqualTo(MemorySize.FromMiB(64)));
            Assert.That(DefragmentationProposal.FromJson(proposal.ToJson()), Is.EqualTo(proposal));
        }

        var after = running.Where(r => r.Plan.Vnf != proposal.Moves[0].Vnf).Select(r => r.Plan).Append(proposal.Moves[0].To).Aggregate(HostUsage.None, (u, p) => u.With(p));
        Assert.That(PlanVerifier.Faults(host, profile, after, policy, proposal.Plan), Is.Empty);
    }

    [Test]
    public void Pinning_anew_on_the_same_node_comes_before_moving_memory()
    {
        // Dedicated vCPUs on two cores leave no whole core; one of them can sit beside the other.
        var host = TestHost.Make(nodes: 2, cores: 3, threads: 2);
        var placer = new Placer(new PlacementPolicy { Housekeeping = CpuSet.Of(0, 1, 6, 7) });
        var running = new List<RunningVnf>();
        var usage = new HostUsage { Exclusive = CpuSet.Of(8, 9, 10, 11) };
        foreach (var (name, other) in new[] { ("a", 4), ("b", 2) })
        {
            var busy = usage with { Exclusive = usage.Exclusive | CpuSet.Of(other, other + 1) };
            var profile = TestProfile.Make("d", 64) with { Name = name };
            running.Add(new RunningVnf(profile, (PlacementPlan)placer.Place(host, profile, busy)));
        }

        var wish = TestProfile.Make("d", smt: SmtPolicy.Isolate) with { Name = "quiet" };
        Assert.That(placer.TryPlace(host, wish, running.Aggregate(usage, (u, r) => u.With(r.Plan))), Is.Null);
        var proposal = placer.Defragment(host, wish, running, usage)!;
        Assert.That((proposal.Moves.Count, proposal.MemoryMoved), Is.EqualTo((1, MemorySize.Zero)));
    }

    [Test]
    public void What_fits_as_it_is_needs_no_moves_and_what_never_fits_gets_no_proposal()
    {
        var (placer, host) = (new Placer(), TestHost.Make(cores: 4));
        var running = new[] { Running(placer, host, TestProfile.Make("d", 64) with { Name = "a" }, 0) };
        Assert.That(placer.Defragment(host, TestProfile.Make("d"), running)!.Moves, Is.Empty);
        Assert.That(placer.Defragment(host, TestProfile.Make("dddddd"), running), Is.Null);
    }

    private static RunningVnf Running(Placer placer, HostTopology host, VnfProfile profile, int node)
    {
        var others = CpuSet.From(host.Cpus.Where(c => c.Node != node).Select(c => c.Id));
        return new RunningVnf(profile, (PlacementPlan)placer.Place(host, profile, new HostUsage { Exclusive = others - (placer.Policy.Housekeeping ?? CpuSet.Empty) }), Allocated: false);
    }
}
