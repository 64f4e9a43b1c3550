using System.Text.Json;
using KvmNfv.Tests;

namespace KvmNfv.Cli.Tests;

/// <summary>
/// The plan on a real PREEMPT_RT host (tests/lab/lab-host.sh, emulated): applied and rolled back on the running kernel, then the whole of it by a second boot
/// with exactly the printed command line. Readiness before and after must agree with what the plan said it would mend.
/// </summary>
[Category("Lab")]
internal sealed class HostTuneLabTests
{
    private static readonly string s_lab = Path.Combine(Repository.Root, "tests", "lab", "lab-host.sh");

    // What this emulated host can show. Its processor has no steady TSC, no frequencies and no IOMMU, and a PREEMPT_RT kernel has no transparent huge pages.
    private static readonly string[] s_byLine = ["K03", "K05", "K06", "K07", "K08", "K11", "K14", "K16", "K25", "M02"];
    private static readonly string[] s_byFiles = ["K20", "K21", "K27", "K28", "K31", "K40"];

    private string _share = "";

    [OneTimeSetUp]
    public async Task Prepare()
    {
        _share = Directory.CreateTempSubdirectory("kvmnfv-lab-").FullName;
        if (Environment.GetEnvironmentVariable("KVMNFV_LIBVIRT") == "backports")
            Assert.Ignore("No libvirt takes part in this: the run with the installed one shows it.");
        var (code, _, error) = await ToolProcess.RunAsync(TimeSpan.FromMinutes(5), s_lab, "prepare", "rt");
        if (code != 0)
            Assert.Ignore($"The lab host can't be had here: {error.Trim()}");
    }

    [OneTimeTearDown]
    public void Clean() => Directory.Delete(_share, recursive: true);

    [Test]
    public async Task Printed_command_line_mends_what_the_plan_says_and_run_time_steps_can_be_taken_back()
    {
        var first = await BootAsync("console=ttyS0 quiet panic=-1 no_timer_check",
            """
            echo 1 > /sys/kernel/mm/ksm/run
            check before
            show > /lab/old
            tune --profile realtime --isolate auto -o json --output-dir /lab/files --apply-runtime sysctl.vm.swappiness sysctl.vm.stat_interval workqueues interrupts ksm hugepages > /lab/applied.json
            show > /lab/new
            tune --rollback -o json > /lab/restored.json
            show > /lab/back
            """);
        Assert.That(first.ExitCode, Is.Zero, first.Out + first.Error);
        Assert.Multiple(() =>
        {
            Assert.That(Outcomes("applied.json"), Is.Not.Empty.And.SubsetOf(new[] { "Applied", "Unchanged", "Refused" }));
            Assert.That(Outcomes("restored.json"), Is.Not.Empty.And.SubsetOf(new[] { "Restored", "Unchanged" }));
            Assert.That(Text("new"), Does.Contain("vm.swappiness = 10").And.Contain("ksm/run:0").And.Contain("workqueues 11"));
            Assert.That(Text("back"), Is.EqualTo(Text("old")));
        });

        using var plan = Json("files/plan.json");
        var line = plan.RootElement.GetProperty("commandLine").GetProperty("wanted").GetString()!;
        var second = await BootAsync(line,
            """
            cat /proc/cmdline > /lab/cmdline
            check booted
            sysctl -q -p /lab/files/etc/sysctl.d/90-kvmnfv.conf
            sh /lab/files/usr/local/sbin/kvmnfv-tuning || echo "the script: $?"
            check tuned
            """);
        Assert.That(second.ExitCode, Is.Zero, second.Out + second.Error);
        Assert.That(Text("cmdline").Trim(), Is.EqualTo(line));

        TestContext.Out.WriteLine(second.Out);
        var (before, booted, tuned) = (States("before.json"), States("booted.json"), States("tuned.json"));
        var byLine = Mends(plan.RootElement.GetProperty("commandLine").GetProperty("parameters").EnumerateArray());
        var byFiles = Mends(plan.RootElement.GetProperty("steps").EnumerateArray().Where(s => s.GetProperty("id").GetString() is var id
            && (id == "kernel-threads" || id!.StartsWith("sysctl.", StringComparison.Ordinal))));
        foreach (var id in byLine.Union(byFiles).Where(tuned.ContainsKey))
            TestContext.Out.WriteLine($"{id}: {before[id]}, after the boot {booted[id]}, with the files {tuned[id]}");
        Assert.Multiple(() =>
        {
            Assert.That(booted["K01"], Is.EqualTo("Pass"), "a real-time kernel");
            Assert.That(new[] { "K03", "K05", "K06" }.Select(id => before[id]), Has.All.EqualTo("Fail"), "there was something to mend");
            foreach (var id in s_byLine.Where(booted.ContainsKey))
                Assert.That(booted[id], Is.EqualTo("Pass"), id);
            foreach (var id in s_byFiles.Where(tuned.ContainsKey))
                Assert.That(tuned[id], Is.EqualTo("Pass"), id);
            Assert.That(byLine, Is.SupersetOf(s_byLine));
            Assert.That(byFiles, Is.SupersetOf(s_byFiles));
            // With 3 GiB a node there are no 1 GiB pages to be had, which M01 warns of.
            foreach (var id in byLine.Where(booted.ContainsKey))
                Assert.That(booted[id], Is.Not.EqualTo("Fail"), id);
        });
    }

    private static List<string> Mends(IEnumerable<JsonElement> of) =>
        [.. of.SelectMany(p => p.TryGetProperty("mends", out var m) ? m.EnumerateArray().Select(e => e.GetString()!) : []).Distinct().Order(StringComparer.Ordinal)];

    private Task<(int ExitCode, string Out, string Error)> BootAsync(string commandLine, string script) => ToolProcess.RunAsync(TimeSpan.FromMinutes(9), s_lab,
        "--cmdline", commandLine, "--share", _share, "--timeout", "520", "rt",
        $$"""
        set -e
        export DOTNET_TieredPGO=0 DOTNET_gcServer=0 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 HOME=/tmp
        tool() { {{ToolProcess.InLab}} "$@"; }
        tune() { tool host tune "$@"; }
        # Exit status 1 means that the host isn't ready, which is the point.
        check() { tool host check --host --profile realtime -o json > "/lab/$1.json" || [ $? = 1 ]; }
        show() {
          sysctl vm.swappiness vm.stat_interval
          echo "workqueues $(cat /sys/devices/virtual/workqueue/cpumask)"
          grep . /sys/kernel/mm/ksm/run /proc/irq/default_smp_affinity /proc/irq/*/smp_affinity_list /sys/devices/system/node/node*/hugepages/*/nr_hugepages
        }
        {{script}}
        """);

    private string Text(string name) => File.ReadAllText(Path.Combine(_share, name));

    private JsonDocument Json(string name) => JsonDocument.Parse(Text(name));

    private List<string> Outcomes(string name)
    {
        using var report = Json(name);
        return [.. report.RootElement.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("outcome").GetString()!).Distinct()];
    }

    private Dictionary<string, string> States(string name)
    {
        using var report = Json(name);
        return report.RootElement.GetProperty("checks").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!, c => c.GetProperty("state").GetString()!);
    }
}
