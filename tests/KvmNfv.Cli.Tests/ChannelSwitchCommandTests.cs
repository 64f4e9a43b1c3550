using System.Text.Json;

namespace KvmNfv.Cli.Tests;

public sealed class ChannelSwitchCommandTests
{
    [Test]
    public async Task Ports_wait_for_their_vms_and_are_listed_with_their_counters()
    {
        using var folder = new TemporaryFolder();
        var run = await SwitchAsync(folder, "-o", "json", "--interval", "100ms", "--timeout", "1");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Lines, Has.Length.GreaterThan(1));
        var ports = JsonDocument.Parse(run.Lines[0]).RootElement.GetProperty("ports").EnumerateArray().ToList();
        Assert.That(ports.Select(p => p.GetProperty("name").GetString()), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(ports.Select(p => p.GetProperty("state").GetString()), Is.All.EqualTo("waiting"));
        Assert.That(ports[0].GetProperty("counters").GetProperty("droppedNoRoom").GetInt64(), Is.Zero);
    }

    [Test]
    public async Task Table_has_a_line_for_each_port()
    {
        using var folder = new TemporaryFolder();
        var run = await SwitchAsync(folder, "--timeout", "1");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Lines, Has.Some.Match("^PORT +STATE +FROM VM +PER S").And.Some.Match("^a +waiting +0 +0"));
    }

    [Test]
    public async Task Two_ports_of_one_name_are_refused()
    {
        using var folder = new TemporaryFolder();
        var run = await ToolRun.RunAsync(["channel", "switch", "--port", $"a={folder.File("a")},listen", "--port", $"a={folder.File("b")},listen"]);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Is.EqualTo("error: There is a port 'a' already.\n"));
    }

    [TestCase("a", "is not a port")]
    [TestCase("a=/s,vlan=4095", "is no VLAN")]
    [TestCase("a=/s,native=3", "without trunk=")]
    [TestCase("a=/s,rate=fast", "'rate=fast'")]
    [TestCase("a=/s,colour=red", "a port's settings are")]
    public async Task What_is_no_port_is_a_usage_error(string port, string says)
    {
        var run = await ToolRun.RunAsync(["channel", "switch", "--port", port]);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain(says));
    }

    private static Task<ToolRun> SwitchAsync(TemporaryFolder folder, params string[] more) =>
        ToolRun.RunAsync(["channel", "switch", "--yield", "--port", $"a={folder.File("a")},vlan=10,listen", "--port", $"b={folder.File("b")},trunk=10+20,native=30,rate=1Gbit,queues=2", .. more]);
}
