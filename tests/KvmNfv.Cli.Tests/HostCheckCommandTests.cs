namespace KvmNfv.Cli.Tests;

public sealed class HostCheckCommandTests
{
    private string _root = "";

    [SetUp]
    public void MakeHost()
    {
        _root = Directory.CreateTempSubdirectory("kvmnfv-check-").FullName;
        Write("sys/devices/system/cpu/online", "0-3");
        Write("sys/devices/system/cpu/isolated", "2-3");
        Write("sys/devices/system/cpu/nohz_full", "2");
        for (var cpu = 0; cpu < 4; cpu++)
            Write($"sys/devices/system/cpu/cpu{cpu}/topology/core_id", $"{cpu}");
        Write("proc/cmdline", "isolcpus=managed_irq,domain,2-3 nohz_full=2 rcu_nocbs=2-3 pcie_asmp=off");
        Write("proc/cpuinfo", "processor: 0\nvendor_id: GenuineIntel\nflags: fpu constant_tsc nonstop_tsc tsc_deadline_timer\n");
    }

    [TearDown]
    public void RemoveHost() => Directory.Delete(_root, recursive: true);

    [Test]
    public async Task Table_tells_what_why_and_how_to_mend()
    {
        var run = await ToolRun.RunAsync(["host", "check", "--root", _root]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Lines, Has.Some.Match("^  K03  CPUs isolated from the scheduler .* : PASS$"));
            Assert.That(run.Lines, Has.Some.Match("^  K05  no tick on isolated CPUs .* : FAIL$"));
            Assert.That(run.Lines, Has.Some.EqualTo("       CPU 3 isolated, but with a tick."));
            Assert.That(run.Lines, Has.Some.EqualTo("       Mend:   Boot with nohz_full=2-3. [reboot]"));
            Assert.That(run.Out, Does.Contain("did you mean pcie_aspm?"));
            Assert.That(run.Lines[^1], Does.StartWith("Not ready for real-time guests: ").And.Contain("K05"));
        }
    }

    [Test]
    public async Task Json_is_the_report()
    {
        var run = await ToolRun.RunAsync(["host", "check", "--root", _root, "-o", "json", "--profile", "packet", "--isolate", "1-3"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Json.GetProperty("profile").GetString(), Is.EqualTo("Packet"));
            Assert.That(run.Json.GetProperty("isolated").GetProperty("cpus").GetString(), Is.EqualTo("1-3"));
            Assert.That(run.Json.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("id").GetString() == "K03").GetProperty("state").GetString(), Is.EqualTo("Fail"));
        }
    }

    [Test]
    public async Task Markdown_has_a_row_for_each_check()
    {
        var run = await ToolRun.RunAsync(["host", "check", "--root", _root, "-o", "markdown"]);
        Assert.That(run.Lines.Count(l => l.StartsWith("| K", StringComparison.Ordinal)), Is.EqualTo(41));
        Assert.That(run.Out, Does.Contain("## K05 "));
    }

    [Test]
    public async Task All_shows_what_was_read()
    {
        var run = await ToolRun.RunAsync(["host", "check", "--root", _root, "--all"]);
        Assert.That(run.Lines, Has.Some.EqualTo("       Read:   /sys/devices/system/cpu/nohz_full: 2"));
    }

    [Test]
    public async Task Guest_is_checked_as_one()
    {
        var run = await ToolRun.RunAsync(["host", "check", "--root", _root, "--guest"]);
        Assert.That(run.Lines, Has.Some.Match("^Checked as +guest$"));
        Assert.That(run.Out, Does.Match("Not applicable: .*K38"));
    }

    [TestCase("--host", "--guest")]
    [TestCase("--profile", "fast")]
    [TestCase("--window", "5")]
    [TestCase("-c", "test:///default")]
    [TestCase("-o", "xml")]
    public async Task Nonsense_is_refused(params string[] options) =>
        Assert.That((await ToolRun.RunAsync(["host", "check", "--root", _root, .. options])).ExitCode, Is.EqualTo(2));

    [Test]
    public async Task Root_that_is_not_there_is_not_a_failed_check()
    {
        var run = await ToolRun.RunAsync(["host", "check", "--root", _root + "/nowhere"]);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain("nowhere"));
    }

    [Test]
    public async Task This_machine_is_checked_over_a_window()
    {
        var run = await ToolRun.RunAsync(["host", "check", "--window", "1", "-o", "json"]);
        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Json.GetProperty("windowSeconds").GetDouble(), Is.GreaterThan(0.9));
    }

    private void Write(string path, string text)
    {
        path = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text + "\n");
    }
}
