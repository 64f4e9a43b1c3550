using System.Text.Json;

namespace KvmNfv.Cli.Tests;

internal sealed class HostTuneCommandTests
{
    private string _root = "";

    [SetUp]
    public void Host()
    {
        _root = Directory.CreateTempSubdirectory("kvmnfv-host-").FullName;
        With("/sys/devices/system/cpu/online", "0-3");
        for (var cpu = 0; cpu < 4; cpu++)
            With($"/sys/devices/system/cpu/cpu{cpu}/topology/thread_siblings_list", $"{cpu}").With($"/sys/devices/system/cpu/cpu{cpu}/topology/core_id", $"{cpu}");
        With("/proc/cmdline", "root=/dev/vda1 isolcpus=1 pcie_asmp=off").With("/proc/sys/kernel/osrelease", "6.1.0-rt").With("/proc/sys/vm/swappiness", "60")
            .With("/proc/sys/kernel/timer_migration", "1").With("/sys/kernel/mm/transparent_hugepage/enabled", "never");
    }

    [TearDown]
    public void Clean() => Directory.Delete(_root, recursive: true);

    [Test]
    public async Task Tune_prints_a_page_for_people()
    {
        var run = await Tune("--profile", "realtime", "--isolate", "2-3");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Out, Does.StartWith("# Tuning this host for real-time guests").And.Contain("root=/dev/vda1 isolcpus=managed_irq,domain,2-3 nohz_full=2-3").And.Contain("misspelt"));
    }

    [Test]
    public async Task Tune_prints_json_and_writes_files()
    {
        var folder = Path.Combine(_root, "out");

        var run = await Tune("--profile", "packet", "--isolate", "auto", "-o", "json", "--output-dir", folder);

        Assert.That(run.Json.GetProperty("isolated").GetString(), Is.EqualTo("1-3"));
        foreach (var file in run.Json.GetProperty("files").EnumerateArray())
        {
            var path = Path.Join(folder, file.GetProperty("path").GetString());
            Assert.That(File.ReadAllText(path), Is.EqualTo(file.GetProperty("content").GetString()));
            Assert.That(File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute), Is.EqualTo(file.GetProperty("executable").GetBoolean()), path);
        }

        Assert.That(File.Exists(Path.Combine(folder, "README.md")));
    }

    [Test]
    public async Task Apply_and_rollback_work_on_a_tree()
    {
        var applied = await Tune("--profile", "realtime", "--isolate", "auto", "--apply-runtime", "sysctl.vm.swappiness", "sysctl.kernel.timer_migration");

        Assert.That(applied.ExitCode, Is.Zero, applied.Error);
        Assert.That(Read("/proc/sys/vm/swappiness"), Is.EqualTo("10"));
        Assert.That(Read("/proc/sys/kernel/timer_migration"), Is.EqualTo("0"));
        Assert.That(File.Exists(_root + "/var/lib/kvmnfv/tuning.json"), "beside the tree's own files, not this machine's");

        var back = await ToolRun.RunAsync(["host", "tune", "--rollback", "--root", _root, "-o", "json"]);

        Assert.That(back.Json.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("outcome").GetString()), Is.EqualTo(new[] { "Restored", "Restored" }));
        Assert.That(Read("/proc/sys/vm/swappiness"), Is.EqualTo("60"));
        Assert.That((await ToolRun.RunAsync(["host", "tune", "--rollback", "--root", _root])).Out.Trim(), Is.EqualTo("Nothing to do."));
    }

    [Test]
    public async Task A_dry_run_says_what_would_be_written()
    {
        var run = await Tune("--profile", "realtime", "--isolate", "auto", "--apply-runtime", "all-runtime", "--dry-run", "-o", "json");

        Assert.That(run.Json.GetProperty("results").EnumerateArray().Select(r => (r.GetProperty("step").GetString(), r.GetProperty("outcome").GetString())),
            Is.SupersetOf(new[] { ("sysctl.vm.swappiness", "Planned") }));
        Assert.That(Read("/proc/sys/vm/swappiness"), Is.EqualTo("60"));
    }

    [TestCase("--profile is missing", "--isolate", "auto")]
    [TestCase("--isolate is missing", "--profile", "realtime")]
    [TestCase("'fast' is not a profile", "--profile", "fast", "--isolate", "auto")]
    [TestCase("'x' is not a set of CPUs", "--profile", "packet", "--isolate", "x")]
    [TestCase("doesn't say huge pages", "--profile", "packet", "--isolate", "auto", "--hugepages", "12")]
    [TestCase("exclude each other", "--rollback", "--apply-runtime", "all-runtime")]
    [TestCase("use markdown or json", "--profile", "packet", "--isolate", "auto", "-o", "table")]
    public async Task A_line_that_is_not_understood_is_a_usage_error(string words, params string[] args)
    {
        var run = await Tune(args);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(words));
    }

    [TestCase("boot CPU's core", "--isolate", "0")]
    [TestCase("no step 'nope'", "--isolate", "auto", "--apply-runtime", "nope")]
    [TestCase("Name the steps", "--isolate", "auto", "--apply-runtime")]
    public async Task What_does_not_fit_the_host_is_one_error(string words, params string[] args)
    {
        var run = await Tune(["--profile", "realtime", .. args]);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain(words));
    }

    private Task<ToolRun> Tune(params string[] args) => ToolRun.RunAsync(["host", "tune", "--root", _root, .. args]);

    private HostTuneCommandTests With(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_root + path)!);
        File.WriteAllText(_root + path, text + "\n");
        return this;
    }

    private string Read(string path) => File.ReadAllText(_root + path).Trim();
}
