using CsCheck;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Migration;
using KvmNfv.Sdk.Placement;
using KvmNfv.Sdk.Tests.Placement;

namespace KvmNfv.Sdk.Tests.Migration.Evacuation;

public sealed class EvacuationAssignerTests
{
    private static readonly EvacuationOptions s_options = new();

    [Test]
    public void Capacity_is_never_given_twice() =>
        (from memory in Gen.Int[1, 24].Array[1, 8] from cpus in Gen.Int[1, 8].Array[8] from free in Gen.Int[4, 64].Array[1, 3] select (memory, cpus, free)).Sample(
            c =>
            {
                var host = TestHost.Make(cores: 4, freeMiB: 65536);
                var rooms = c.free.Select((_, i) => new TargetRoom($"t{i}", host, HostUsage.None, 0, null)).ToArray();
                var domains = c.memory.Select((gib, i) => Domain(i, gib, c.cpus[i % 8], c.free)).ToArray();
                var plan = new EvacuationAssigner(rooms, s_options).Plan("source", domains);

                Assert.That(plan.Items.Select(i => i.Domain), Is.EquivalentTo(domains.Select(d => d.Domain.Uuid)));
                var left = c.free.Select(gib => (long)gib).ToArray();
                var vcpus = new int[c.free.Length];
                foreach (var item in plan.Items.Where(i => i.Target is not null))
                {
                    var target = int.Parse(item.Target![1..], System.Globalization.CultureInfo.InvariantCulture);
                    left[target] -= (long)Facts(item).Memory.Bytes >> 30;
                    vcpus[target] += Facts(item).VCpus;
                }

                Assert.That(left, Has.All.GreaterThanOrEqualTo(0));
                Assert.That(vcpus, Has.All.LessThanOrEqualTo(host.Online.Count * s_options.VCpusPerCpu));
                // Whoever was left out fits nowhere even now.
                foreach (var item in plan.Items.Where(i => i.Target is null))
                {
                    Assert.That(item.Reason, Is.Not.Empty);
                    for (var i = 0; i < left.Length; i++)
                        Assert.That((long)Facts(item).Memory.Bytes >> 30 > left[i] || vcpus[i] + Facts(item).VCpus > host.Online.Count * s_options.VCpusPerCpu, item.Reason);
                }

                var movable = plan.Items.TakeWhile(i => i.Target is not null).ToArray();
                Assert.That(movable.Select(i => i.Cost), Is.Ordered.Ascending);
                Assert.That(plan.Items.Skip(movable.Length).Select(i => i.Target), Has.All.Null);
                Assert.That(EvacuationPlan.FromJson(plan.ToJson()), Is.EqualTo(plan));

                MigrationDomainFacts Facts(EvacuationItem item) => domains.Single(d => d.Domain.Uuid == item.Domain).Domain;
            },
            iter: 50);

    [Test]
    public void Same_facts_give_the_same_plan()
    {
        static EvacuationPlan Plan() => new EvacuationAssigner([Room("t0"), Room("t1")], s_options).Plan("source", [Domain(0, 8, 2, [64, 64]), Domain(1, 4, 2, [64, 64]), Domain(2, 16, 2, [64, 64])]);
        var (first, second) = (Plan(), Plan());
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Load_is_spread_over_the_targets()
    {
        var plan = new EvacuationAssigner([Room("t0"), Room("t1")], s_options).Plan("source", [.. Enumerable.Range(0, 4).Select(i => Domain(i, 8, 2, [64, 64]))]);
        Assert.That(plan.Items.GroupBy(i => i.Target).Select(g => g.Count()), Is.EqualTo(new[] { 2, 2 }));
        Assert.That(plan.Whole);
        Assert.That(plan.Forecast, Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public void Vnfs_with_a_profile_are_placed_where_their_cpus_are_free()
    {
        // Each host has room for one of them: three CPUs beside the housekeeping one.
        var profile = TestProfile.Make("hdd", 8192);
        TargetRoom[] rooms = [new("t0", Roomy(), HostUsage.None, 0, null), new("t1", Roomy(), HostUsage.None, 0, null)];
        var plan = new EvacuationAssigner(rooms, s_options).Plan("source", [.. Enumerable.Range(0, 3).Select(i => Domain(i, 8, 3, [64, 64]) with { Profile = profile })]);
        Assert.That(plan.Items.Where(i => i.Target is not null).Select(i => i.Target), Is.EquivalentTo(new[] { "t0", "t1" }));
        Assert.That(plan.Items.Where(i => i.Target is not null).Select(i => i.Placement?.VCpus.Count), Has.All.EqualTo(3));
        Assert.That(plan.Items.Single(i => i.Target is null).Reason, Does.Contain("placement refusal"));
    }

    [Test]
    public void Huge_pages_are_a_pool_of_their_own()
    {
        var domain = Domain(0, 8, 2, [64]);
        domain = domain with { Domain = domain.Domain with { PageSize = MemorySize.FromGiB(1) } };
        var route = domain.Routes[0].Request! with { Domain = domain.Domain };
        var other = domain.Domain with { Uuid = Guid.NewGuid(), Name = "other", Memory = MemorySize.FromGiB(12) };
        // The pool of TestMigration's hosts has 16 pages of 1 GiB: 12 are gone, so 8 don't fit, though 64 GiB of ordinary memory are free.
        var plan = new EvacuationAssigner([Room("t0")], s_options).Plan(
            "source", [domain with { Routes = [new(route, null)] }, new(other, null, [new(route with { Domain = other }, null)])]);
        Assert.That(plan.Items.Select(i => (i.Name, i.Target)), Is.EqualTo(new[] { ("other", (string?)"t0"), ("d0", null) }));
        Assert.That(plan.Items[1].Reason, Does.Contain("too few free huge pages"));
    }

    [Test]
    public void Way_that_could_not_be_read_is_told()
    {
        var domain = Domain(0, 8, 2, [64]) with { Routes = [new(null, "no route to host")] };
        var item = new EvacuationAssigner([Room("t0")], s_options).Plan("source", [domain]).Items.Single();
        Assert.That((item.Target, item.Reason), Is.EqualTo(((string?)null, "t0: no route to host")));
    }

    [Test]
    public void Budget_that_needs_the_whole_link_makes_it_run_alone()
    {
        var request = TestMigration.Request with { Budget = new() { Total = TimeSpan.FromMinutes(5), Downtime = TimeSpan.FromMilliseconds(300) } };
        Assert.That(Alone(request), Is.False);
        var plan = (MigrationPlan)MigrationPlanner.Plan(request);
        var tight = request with { Budget = new() { Total = plan.Forecast.Total * 1.3, Downtime = plan.Forecast.Downtime * 1.1 } };
        Assert.That(Alone(tight), Is.True);

        static bool Alone(MigrationRequest request) => new EvacuationAssigner([Room("t0")], s_options).Plan("source", [new(request.Domain, null, [new(request, null)])]).Items.Single().Alone;
    }

    [Test]
    public void Rate_is_what_is_on_the_wire()
    {
        var plan = (MigrationPlan)MigrationPlanner.Plan(TestMigration.Request);
        var model = plan.Forecast.Model;
        Assert.That(EvacuationCost.Rate(plan), Is.LessThanOrEqualTo(plan.Link.Bandwidth));
        Assert.That((double)EvacuationCost.Rate(plan).BytesPerSecond, Is.EqualTo(Math.Min(plan.Link.Bandwidth.BytesPerSecond, model.Bandwidth.BytesPerSecond / model.WireRatio)).Within(1));
    }

    private static HostTopology Roomy() => TestHost.Make(cores: 4, freeMiB: 65536);

    private static TargetRoom Room(string uri) => new(uri, TestHost.Make(cores: 4, freeMiB: 65536), HostUsage.None, 0, null);

    private static EvacuationCandidate Domain(int number, int gib, int vcpus, int[] freeGiB)
    {
        var facts = TestMigration.Guest with { Uuid = new Guid($"00000000-0000-0000-0000-{number:d12}"), Name = $"d{number}", Memory = MemorySize.FromGiB((ulong)gib), VCpus = vcpus };
        return new EvacuationCandidate(facts, null, [.. freeGiB.Select((free, i) => new EvacuationRoute(
            TestMigration.Request with { Domain = facts, Destination = TestMigration.Host(i + 2) with { Uri = $"t{i}", FreeMemory = MemorySize.FromGiB((ulong)free) } }, null))]);
    }
}
