namespace KvmNfv.Cli.Tests;

public sealed class MigrateCommandTests
{
    private const string Other = "test:///default";

    [Test]
    public async Task Check_to_the_same_host_is_refused_with_the_rule()
    {
        var run = await ToolRun.OnTestDriverAsync("migrate", "check", "test", "--to", Other, "--no-measure");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Out, Does.Contain("free-memory").Or.Contain("host-uuid").Or.Contain("domain-type"));
        Assert.That(run.Lines[^1], Does.Contain("rules were looked at"));
    }

    [Test]
    public async Task Plan_as_json_is_a_plan_or_a_refusal()
    {
        var run = await ToolRun.OnTestDriverAsync("migrate", "plan", "test", "--to", Other, "--no-measure", "--link", "1Gbit", "-o", "json");
        Assert.That(run.Json.GetProperty("result").GetString(), Is.EqualTo("plan").Or.EqualTo("refusal"));
        Assert.That(run.Json.GetProperty("preflight").GetProperty("rules").GetInt32(), Is.GreaterThan(90));
    }

    [TestCase("--link", "fast", "a rate such as 1Gbit")]
    [TestCase("--budget-downtime", "10", "a time such as 10ms")]
    [TestCase("--budget-total", "0s", "a time such as 10ms")]
    [TestCase("--compression", "lzo", "use none, xbzrle, mt, zlib, zstd")]
    [TestCase("--parallel", "yes", "use auto, never, always")]
    [TestCase("--connections", "0", "1 to 255")]
    public async Task Option_that_is_not_understood_is_a_usage_error(string option, string value, string expected)
    {
        var run = await ToolRun.OnTestDriverAsync("migrate", "plan", "test", "--to", Other, option, value);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(expected));
    }

    [Test]
    public async Task Destination_that_can_not_be_opened_is_named()
    {
        var run = await ToolRun.OnTestDriverAsync("migrate", "check", "test", "--to", "test:///no/such/file.xml", "--no-measure");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("the destination test:///no/such/file.xml can't be opened"));
    }
}
