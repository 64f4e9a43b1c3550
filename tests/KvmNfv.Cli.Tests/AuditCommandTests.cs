namespace KvmNfv.Cli.Tests;

public sealed class AuditCommandTests
{
    private const string Document = """
        <domain type='kvm'>
          <name>careless</name>
          <memory unit='MiB'>256</memory>
          <vcpu>2</vcpu>
          <cputune><vcpupin vcpu='0' cpuset='0'/><vcpupin vcpu='1' cpuset='2'/><emulatorpin cpuset='2'/><vcpusched vcpus='1-2' scheduler='fifo' priority='1'/></cputune>
        </domain>
        """;

    private string _file = "";

    [SetUp]
    public void Write_a_document() => File.WriteAllText(_file = Path.Combine(Path.GetTempPath(), $"kvmnfv-audit-{Guid.NewGuid():N}.xml"), Document);

    [TearDown]
    public void Delete_it() => File.Delete(_file);

    [Test]
    public async Task Document_with_errors_is_exit_code_1_and_each_has_its_mend()
    {
        var run = await ToolRun.RunAsync(["audit", _file]);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Lines[0], Does.StartWith("ERROR"));
        Assert.That(run.Lines, Has.Some.EqualTo("ERROR    emulator-on-realtime  at /domain/cputune/emulatorpin"));
        Assert.That(run.Lines, Has.Some.EqualTo("         vcpusched-range: It is for vCPUs 1-2, but 2 do not exist."));
        Assert.That(run.Lines.Count(l => l.StartsWith("         Mend: ", StringComparison.Ordinal)), Is.EqualTo(run.Lines.Count(l => l.StartsWith("         Why:  ", StringComparison.Ordinal))));
        Assert.That(run.Lines, Has.Some.Match("^Domain 'careless' \\(real-time\\): [0-9]+ errors, "));
        Assert.That(run.Lines, Has.Some.Match("^Not checked for want of the host's topology: [0-9]+ rules"));
    }

    [Test]
    public async Task Json_is_the_report()
    {
        var run = await ToolRun.RunAsync(["audit", _file, "-o", "json"]);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Json.GetProperty("domain").GetString(), Is.EqualTo("careless"));
        Assert.That(run.Json.GetProperty("findings")[0].EnumerateObject().Select(p => p.Name), Is.EqualTo(new[] { "rule", "severity", "where", "what", "why", "mend" }));
        Assert.That(run.Json.GetProperty("findings")[0].GetProperty("severity").GetString(), Is.EqualTo("error"));
    }

    [Test]
    public async Task Document_is_audited_against_a_hypervisor_s_host_and_domains()
    {
        File.WriteAllText(_file, Document.Replace("cpuset='2'", "cpuset='99'"));
        var run = await ToolRun.OnTestDriverAsync("audit", _file, "-o", "json");
        var rules = run.Json.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("rule").GetString());
        Assert.That(rules, Has.Member("cpu-missing"));
        Assert.That(run.Json.GetProperty("notChecked").EnumerateArray().Select(g => g.GetProperty("missing").GetString()), Has.No.Member("the host's topology"));
    }

    [Test]
    public async Task Domain_without_errors_is_exit_code_0()
    {
        var run = await ToolRun.OnTestDriverAsync("audit", "test");
        Assert.That(run.ExitCode, Is.Zero, run.Out);
        Assert.That(run.Lines, Has.Some.StartsWith("Domain 'test': 0 errors, "));
    }

    [TestCase("audit", "test", "--root", "/")]
    [TestCase("audit", "a.xml", "--window", "-1")]
    [TestCase("audit", "a.xml", "--housekeeping", "x")]
    [TestCase("audit")]
    public async Task Unsound_command_line_is_exit_code_2(params string[] args)
    {
        var run = await ToolRun.RunAsync(args);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Out, Is.Empty);
    }

    [Test]
    public async Task File_that_is_no_plan_is_one_error_line()
    {
        var run = await ToolRun.RunAsync(["audit", _file, "--plan", _file]);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain("is not a placement plan"));
        Assert.That(run.Out, Is.Empty);
    }
}
