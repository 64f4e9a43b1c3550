using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;
using KvmNfv.Sdk.Repinning;
using KvmNfv.Sdk.Tests.Placement;

namespace KvmNfv.Sdk.Tests.Repinning;

internal sealed class RepinPlannerTests
{
    private static readonly HostTopology s_host = TestHost.Make(nodes: 2, cores: 4, pages2M: 512);

    [Test]
    public void Domain_that_is_as_planned_needs_no_step()
    {
        var plan = Plan("hrd");
        Assert.That(Schedule(State(plan), plan).Steps, Is.Empty);
    }

    [Test]
    public void Moves_end_with_memory_metadata_and_definition()
    {
        var (from, to) = (Plan("hd"), Plan("hd", HostUsage.None with { Exclusive = CpuSet.Range(1, 3) }));
        Assert.That(to.Cells[0].Node, Is.Not.EqualTo(from.Cells[0].Node));
        var schedule = Schedule(State(from) with { Persistent = true, StoredPlan = from.ToJson() }, to);
        Assert.That(schedule.Refusals, Is.Empty);
        Assert.That(schedule.Steps.Select(s => s.Kind), Is.EqualTo(new[] { RepinStepKind.VCpu, RepinStepKind.Memory, RepinStepKind.Metadata, RepinStepKind.Definition }));
        Assert.That(RepinSchedule.FromJson(schedule.ToJson()), Is.EqualTo(schedule));
    }

    [Test]
    public void Change_of_class_is_refused_since_libvirt_has_no_call_for_it()
    {
        var schedule = Schedule(State(Plan("hd")), Plan("hr"));
        Assert.That(schedule.Refusals.Single().What, Does.Contain("vCPU 1 has the class other, planned is fifo 1"));
        Assert.That(schedule.Refusals.Single().Mend, Does.Contain("start it again"));
    }

    [Test]
    public void Huge_pages_on_another_node_are_refused()
    {
        var (from, to) = (Plan("hd", pages: TestHost.Huge2M), Plan("hd", HostUsage.None with { Exclusive = CpuSet.Range(1, 3) }, TestHost.Huge2M));
        Assert.That(Schedule(State(from), to).Refusals.Single().What, Does.Contain("the kernel doesn't move huge pages"));
    }

    [Test]
    public void Other_page_size_is_refused() =>
        Assert.That(Schedule(State(Plan("hd")), Plan("hd", pages: TestHost.Huge2M)).Refusals[0].What, Does.Contain("has ordinary pages, planned are 2 MiB ones"));

    [Test]
    public void Memory_without_strict_policy_is_refused()
    {
        var (from, to) = (Plan("hd"), Plan("hd", HostUsage.None with { Exclusive = CpuSet.Range(1, 3) }));
        Assert.That(Schedule(State(from) with { MemoryMode = NumaMemoryMode.Preferred }, to).Refusals.Single().What, Does.Contain("mode='strict'"));
    }

    [Test]
    public void Plan_of_another_domain_is_refused()
    {
        Assert.That(Schedule(State(Plan("hd")), Plan("hdd")).Refusals.Single().What, Does.Contain("3 vCPUs, the domain 2"));
        var withThread = Plan("hd") with { IoThreads = [new IoThreadPlacement { Id = 1, Cpus = CpuSet.Of(0), Reason = Plan("hd").Emulator.Reason }] };
        Assert.That(Schedule(State(Plan("hd")), withThread).Refusals.Single().What, Does.Contain("IOThreads 1, the domain none"));
    }

    [Test]
    public void Cpu_that_is_not_online_is_refused()
    {
        var plan = Plan("hd");
        var moved = plan with { VCpus = [plan.VCpus[0], plan.VCpus[1] with { Cpus = CpuSet.Of(77) }] };
        Assert.That(Schedule(State(plan), moved).Refusals.Single().What, Does.Contain("CPUs 77"));
    }

    private static RepinSchedule Schedule(RepinState state, PlacementPlan plan) => RepinPlanner.Schedule(state, plan, s_host, CpuSet.Empty, new RepinOptions());

    private static PlacementPlan Plan(string vcpus, HostUsage? usage = null, MemorySize? pages = null) =>
        (PlacementPlan)new Placer().Place(s_host, TestProfile.Make(vcpus, 256, SmtPolicy.Prefer, pages ?? MemorySize.FromKiB(4)), usage);

    private static RepinState State(PlacementPlan plan) => new()
    {
        Domain = "vnf",
        VCpus = [.. plan.VCpus.Select(v => v.Cpus)],
        Fifo = plan.VCpus.Where(v => v.FifoPriority is not null).ToDictionary(v => v.VCpu, v => v.FifoPriority!.Value),
        Exclusive = CpuSet.From(plan.VCpus.Where(v => v.Role is VCpuRole.RealTime or VCpuRole.Dedicated).Select(v => v.VCpu)),
        Emulator = plan.Emulator.Cpus,
        IoThreads = plan.IoThreads.ToDictionary(t => t.Id, t => t.Cpus),
        Cells = [.. plan.Cells.Select(c => new RepinCell(c.Memory, c.HugePages ? c.PageSize : null, CpuSet.Of(c.Node)))],
        MemoryMode = NumaMemoryMode.Strict,
        MemoryNodes = plan.Nodes,
    };
}
