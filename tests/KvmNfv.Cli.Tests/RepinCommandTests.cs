namespace KvmNfv.Cli.Tests;

public sealed class RepinCommandTests
{
    [TestCase("repin", "test")]
    [TestCase("repin", "--plan", "plan.json")]
    public async Task Command_line_without_domain_or_plan_is_exit_code_2(params string[] args)
    {
        var run = await ToolRun.RunAsync(args);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: "));
    }

    [TestCase("[]", "is not a placement plan")]
    [TestCase("""{ "result": "refusal", "vnf": "x", "failed": [], "changes": [] }""", "refusal")]
    public async Task File_that_holds_no_plan_is_one_error_line(string text, string says)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text);
            var run = await ToolRun.OnTestDriverAsync("repin", "test", "--plan", file, "--dry-run");
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Error, Does.StartWith("error: ").And.Contain(says));
            Assert.That(run.Error.TrimEnd('\n'), Does.Not.Contain("\n"));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
