namespace KvmNfv.Cli.Tests;

public sealed class NodeCommandTests
{
    [Test]
    public async Task Show_names_hypervisor_cpus_and_memory()
    {
        var run = await ToolRun.OnTestDriverAsync("node", "show");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Lines, Has.Some.Match("^Hypervisor +TEST "));
        Assert.That(run.Lines, Has.Some.Match(@"^CPUs +16$"));
        Assert.That(run.Lines, Has.Some.Match("^Memory +3 GiB$"));
        Assert.That(run.Lines, Has.Some.Match("^Cell 1 +CPUs 8-15, 4 GiB"));
    }

    [Test]
    public async Task Show_as_json_lists_the_cells()
    {
        var run = await ToolRun.OnTestDriverAsync("node", "show", "-o", "json");
        Assert.That(run.Json.GetProperty("cpus").GetInt32(), Is.EqualTo(16));
        Assert.That(run.Json.GetProperty("hypervisor").GetString(), Is.EqualTo("TEST"));
        Assert.That(run.Json.GetProperty("numaCells").EnumerateArray().Select(c => c.GetProperty("cpus").GetString()), Is.EqualTo(new[] { "0-7", "8-15" }));
    }
}
