namespace KvmNfv.Cli.Tests;

public sealed class HostShowCommandTests
{
    [Test]
    public async Task Show_tells_cpus_and_nodes_of_this_machine()
    {
        var run = await ToolRun.RunAsync(["host", "show"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Lines, Has.Some.Match(@"^CPUs +\d+ online: "));
        Assert.That(run.Lines, Has.Some.Match(@"^NODE +CPUS +MEMORY"));
    }

    [Test]
    public async Task Show_reads_what_libvirt_describes()
    {
        var run = await ToolRun.OnTestDriverAsync("host", "show");
        Assert.That(run.Lines, Has.Some.Match(@"^CPUs +16 online: 0-15$"));
        Assert.That(run.Lines, Has.Some.Match(@"^1 +8-15 +4 GiB"));
    }

    [Test]
    public async Task Json_of_a_host_can_be_shown_again()
    {
        var folder = Directory.CreateTempSubdirectory("kvmnfv-cli-");
        try
        {
            var file = Path.Combine(folder.FullName, "host.json");
            var json = await ToolRun.OnTestDriverAsync("host", "show", "-o", "json");
            await File.WriteAllTextAsync(file, json.Out);
            var run = await ToolRun.RunAsync(["host", "show", "--host", file, "-o", "json"]);
            Assert.That(run.Out, Is.EqualTo(json.Out));
            await File.WriteAllTextAsync(file, "{}");
            Assert.That((await ToolRun.RunAsync(["host", "show", "--host", file])).Error, Does.StartWith($"error: {file} is not a host topology"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public async Task Two_hosts_at_once_are_refused()
    {
        var run = await ToolRun.OnTestDriverAsync("host", "show", "--root", "/");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("give one of them"));
    }

    [TestCase("markdown")]
    [TestCase("yaml")]
    public async Task Format_that_the_verb_does_not_have_is_refused(string format)
    {
        var run = await ToolRun.RunAsync(["host", "show", "-o", format]);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain($"'{format}' is not an output format"));
    }
}
