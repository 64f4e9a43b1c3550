using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Hosts.Readiness;

namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <summary>All checks over hosts that were recorded elsewhere: of other architectures, other times, with most files missing.</summary>
internal sealed class RecordedReadinessTests
{
    [TestCaseSource(typeof(RecordedHost), nameof(RecordedHost.Trees))]
    public void Recorded_host_is_checked_the_same_each_time(string name)
    {
        var files = RecordedHost.Files(name);
        foreach (var profile in Enum.GetValues<ReadinessProfile>())
        {
            foreach (var role in Enum.GetValues<MachineRole>())
            {
                var options = new ReadinessOptions { Profile = profile, Role = role };
                var report = new ReadinessChecker().Check(files, options);
                using (Assert.EnterMultipleScope())
                {
                    Assert.That(new ReadinessChecker().Check(files, options), Is.EqualTo(report));
                    Assert.That(ReadinessReport.FromJson(report.ToJson()), Is.EqualTo(report));
                    Assert.That(report.Checks.Where(c => c.Finding.Length == 0 || c.Finding.Any(char.IsControl)).Select(c => c.Id), Is.Empty);
                    // A pass without evidence would be a guess.
                    Assert.That(report.Checks.Where(c => c.State == CheckState.Pass && c.Evidence.All(e => e.Value is null && !e.Path.StartsWith("/proc/cmdline#", StringComparison.Ordinal)))
                        .Select(c => $"{c.Id} {c.Finding}"), Is.Empty);
                    Assert.That(report.Checks.SelectMany(c => c.Evidence).Where(e => e.Value?.Length > 200).Select(e => e.Path), Is.Empty);
                }
            }
        }
    }

    [TestCaseSource(typeof(RecordedHost), nameof(RecordedHost.Trees))]
    public async Task Window_over_a_recording_passes_nothing_more(string name)
    {
        var files = RecordedHost.Files(name);
        var one = new ReadinessChecker().Check(files);
        var two = await new ReadinessChecker().CheckAsync(files, new() { Window = TimeSpan.FromMilliseconds(1) });
        Assert.That(two.Checks.Select(c => (c.Id, c.State)), Is.EqualTo(one.Checks.Select(c => (c.Id, c.State))));
    }

    [Test]
    public void Isolated_server_is_recognised()
    {
        var report = new ReadinessChecker().Check(RecordedHost.Files("nri-plugins.server"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Isolated.Cpus, Is.EqualTo(RecordedHost.FromTree("nri-plugins.server").Isolated));
            Assert.That(report.Isolated.Cpus.IsEmpty, Is.False);
            Assert.That(report.Check("K12")!.State, Is.Not.EqualTo(CheckState.NotApplicable));
            Assert.That(report.Check("K13")!.State, Is.Not.EqualTo(CheckState.NotApplicable));
        }
    }

    [Test]
    public void Offline_threads_do_not_break_cores()
    {
        var files = RecordedHost.Files("hwloc-linux.16em64t-4s2c2t-offlines");
        var topology = new SysfsTopologyReader(files).Read();
        var lonely = topology.Cpus.First(c => c.Online && (c.Siblings & topology.Online).Count == 1 && c.Id != 0);
        var report = new ReadinessChecker().Check(files, new() { Isolated = CpuSet.Of(lonely.Id) });
        Assert.That(report.Check("K13")!.State, Is.EqualTo(CheckState.Pass));
    }
}
