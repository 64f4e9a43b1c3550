namespace KvmNfv.Cli.Tests;

public sealed class UsageTests
{
    [TestCase("")]
    [TestCase("domain")]
    [TestCase("bogus")]
    [TestCase("domain lst")]
    [TestCase("domain show")]
    [TestCase("domain show a b")]
    [TestCase("version -o xml")]
    [TestCase("version --connect")]
    [TestCase("domain stop test --timeout soon")]
    [TestCase("domain stop test --timeout -1")]
    public async Task Misspelt_command_line_is_an_error_line_and_exit_2(string line)
    {
        var run = await ToolRun.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Out, Is.Empty);
        Assert.That(run.Error.TrimEnd('\n').Split('\n'), Has.All.StartsWith("error: "));
        Assert.That(run.Error, Does.Contain("--help"));
    }

    [Test]
    public async Task Uri_that_nobody_serves_is_one_error_line()
    {
        var run = await ToolRun.RunAsync(["node", "show", "-c", "test:///no/such/file.xml"]);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain("/no/such/file.xml"));
    }

    [Test]
    public async Task Help_goes_to_the_output()
    {
        var run = await ToolRun.RunAsync(["domain", "stop", "--help"]);
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Out, Does.Contain("--force").And.Contain("--connect"));
    }

    [Test]
    public async Task Domain_named_like_a_response_file_is_a_name()
    {
        var run = await ToolRun.OnTestDriverAsync("domain", "show", "@etc");
        Assert.That(run.Error, Does.Contain("no domain '@etc'"));
    }

    [Test]
    public async Task Cancelled_run_ends_with_one_line()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        var run = await ToolRun.RunAsync(["node", "show", "-c", "test:///default"], cancellationToken: cancellation.Token);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Is.EqualTo("error: interrupted\n"));
    }

    [TestCase("two\nlines", "two lines")]
    [TestCase("\e[31mred", "?[31mred")]
    public void Text_from_elsewhere_cannot_steer_the_terminal(string text, string shown) => Assert.That(Printable.Line(text), Is.EqualTo(shown));
}
