using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Hosts.Readiness;
using Microsoft.Extensions.Time.Testing;

namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

internal sealed class ReadinessCheckerTests
{
    [Test]
    public async Task Tuned_host_has_nothing_to_mend()
    {
        // With a window, since what counts events is unknown without one.
        var host = FakeHost.Tuned().With("/proc/uptime", "100.00 1.00");
        var time = new FakeTimeProvider();
        var task = new ReadinessChecker(time).CheckAsync(host, new() { Window = TimeSpan.FromSeconds(60), Capabilities = new SysfsTopologyReader(host).Read() });
        host.With("/proc/uptime", "160.00 1.00");
        time.Advance(TimeSpan.FromSeconds(60));
        var report = await task;
        Assert.That(report.Checks.Where(c => c.State is CheckState.Warn or CheckState.Fail or CheckState.Unknown).Select(c => $"{c.Id} {c.State}: {c.Finding}"), Is.Empty);
        Assert.That(report.IsReady, Is.True);
        Assert.That(report.Isolated.Cpus, Is.EqualTo(CpuSet.Parse(FakeHost.Isolated)));
    }

    [Test]
    public void Empty_tree_gives_a_report_without_a_single_pass()
    {
        var report = new ReadinessChecker().Check(new FakeHost());
        Assert.That(report.Checks.Where(c => c.State is CheckState.Pass or CheckState.Fail or CheckState.Warn).Select(c => $"{c.Id} {c.State}: {c.Finding}"), Is.Empty);
    }

    [Test]
    public void Report_round_trips_through_json()
    {
        var report = new ReadinessChecker().Check(FakeHost.Bare().With("/proc/cmdline", "quiet"));
        Assert.That(ReadinessReport.FromJson(report.ToJson()), Is.EqualTo(report));
    }

    [Test]
    public void Same_files_give_the_same_report()
    {
        var first = new ReadinessChecker().Check(FakeHost.Tuned());
        Assert.That(new ReadinessChecker().Check(FakeHost.Tuned()), Is.EqualTo(first));
    }

    [Test]
    public void Unreadable_evidence_is_unknown_and_stops_nothing()
    {
        var report = new ReadinessChecker().Check(FakeHost.Tuned().Forbid("/proc/sys/kernel/numa_balancing").Break("/proc/irq/default_smp_affinity", new IOException("Input/output error")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Check("K24")!.State, Is.EqualTo(CheckState.Unknown));
            Assert.That(report.Check("K24")!.Finding, Does.Contain("root"));
            Assert.That(report.Checks.Where(c => c.NeedsRoot).Select(c => c.Id), Is.EqualTo(new[] { "K24" }));
            Assert.That(report.Check("K11")!.State, Is.EqualTo(CheckState.Unknown));
            Assert.That(report.Check("K11")!.Finding, Does.Contain("Input/output error"));
            Assert.That(report.Check("K01")!.State, Is.EqualTo(CheckState.Pass));
        }
    }

    [Test]
    public void Nonsense_in_a_file_is_unknown_with_the_nonsense()
    {
        var result = FakeHost.Tuned().With("/proc/sys/kernel/numa_balancing", "\u001b[31mperhaps").Check("K24");
        Assert.That(result.State, Is.EqualTo(CheckState.Unknown));
        Assert.That(result.Evidence.Select(e => e.Value), Has.Some.EqualTo("?[31mperhaps"));
    }

    [Test]
    public void Machine_under_a_hypervisor_is_a_guest_unless_told_otherwise()
    {
        var host = FakeHost.Tuned().With("/proc/cpuinfo", "vendor_id : GenuineIntel\nflags : vmx hypervisor\n");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new ReadinessChecker().Check(host).Role, Is.EqualTo(MachineRole.Guest));
            Assert.That(new ReadinessChecker().Check(host, new() { Role = MachineRole.Host }).Role, Is.EqualTo(MachineRole.Host));
        }
    }

    [Test]
    public void Stated_set_is_what_checks_hold_the_machine_to()
    {
        var report = new ReadinessChecker().Check(FakeHost.Tuned(), new() { Isolated = CpuSet.Parse("1,2,5,6") });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Isolated.Origin, Is.EqualTo("stated"));
            Assert.That(report.Check("K03")!.Finding, Does.StartWith("CPUs 2,6 should be isolated"));
            Assert.That(report.Check("K05")!.Finding, Does.StartWith("CPUs 2,6 isolated, but with a tick"));
        }
    }

    [Test]
    public void Changes_tell_what_was_mended()
    {
        var before = new ReadinessChecker().Check(FakeHost.Tuned().With("/proc/sys/kernel/numa_balancing", "1"));
        var after = new ReadinessChecker().Check(FakeHost.Tuned());
        Assert.That(after.ChangesSince(before).Select(c => (c.Id, c.Before!.State, c.After!.State)), Is.EqualTo(new[] { ("K24", CheckState.Fail, CheckState.Pass) }));
    }

    [Test]
    public async Task Counters_are_compared_over_the_window()
    {
        var host = FakeHost.Tuned().With("/proc/uptime", "100.00 50.00").With("/counter", "5");
        var time = new FakeTimeProvider();
        var task = new ReadinessChecker([new CounterCheck()], time).CheckAsync(host, new() { Window = TimeSpan.FromSeconds(60) });
        host.With("/proc/uptime", "160.50 80.00").With("/counter", "12");
        time.Advance(TimeSpan.FromSeconds(60));
        var report = await task;
        Assert.That(report.WindowSeconds, Is.EqualTo(60.5));
        Assert.That(report.Checks.Single().Finding, Is.EqualTo("7 in 60.5 s"));
    }

    [Test]
    public async Task Counters_of_a_recording_are_unknown()
    {
        var host = FakeHost.Tuned().With("/proc/uptime", "100.00 50.00").With("/counter", "5");
        var time = new FakeTimeProvider();
        var task = new ReadinessChecker([new CounterCheck()], time).CheckAsync(host, new() { Window = TimeSpan.FromSeconds(60) });
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.That((await task).Checks.Single().State, Is.EqualTo(CheckState.Unknown));
    }

    [Test]
    public void One_sample_says_how_to_get_two()
    {
        var result = new ReadinessChecker([new CounterCheck()]).Check(FakeHost.Tuned().With("/counter", "5")).Checks.Single();
        Assert.That(result.State, Is.EqualTo(CheckState.Unknown));
        Assert.That(result.Finding, Does.Contain("--window 60"));
    }

    private sealed class CounterCheck() : SampledCheck<long>(new("K99", "a counter", CheckSeverity.Low) { Wanted = "0", Reason = "-", Reads = "/counter", Source = "-" })
    {
        public override IEnumerable<Remedy> Remedies(CheckContext host) => [];

        protected override long Sample(CheckContext host) => host.Number("/counter") ?? throw new EvidenceException("no counter");

        protected override CheckFinding Compare(CheckContext host, long before, long after) => host.Note(FormattableString.Invariant($"{after - before} in {host.Window.TotalSeconds} s"));
    }
}
