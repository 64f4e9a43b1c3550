namespace KvmNfv.Cli.Tests;

public sealed class NodeCommandTests
{
    [Test]
    public async Task Show_names_hypervisor_cpus_and_memory()
    {
        var run = await ToolRun.OnTestDriverAsync("node", "show");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Lines, Has.Some.Match("^Hypervisor +TEST "));
        Assert.That(run.Lines, Has.Some.Match(@"^CPUs +16 "));
        Assert.That(run.Lines, Has.Some.Match("^Memory +3 GiB$"));
    }

    [Test]
    public async Task Show_as_json_counts_cells_and_threads()
    {
        var run = await ToolRun.OnTestDriverAsync("node", "show", "-o", "json");
        Assert.That(run.Json.GetProperty("cpus").GetInt32(), Is.EqualTo(16));
        Assert.That(run.Json.GetProperty("hypervisor").GetString(), Is.EqualTo("TEST"));
    }
}
