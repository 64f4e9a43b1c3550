using System.Text.Json;

namespace KvmNfv.Cli.Tests;

public sealed class ChannelBlastCommandTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    [TestCase("loopback", false)]
    [TestCase("shm-file", false)]
    [TestCase("shm-socket", true)]
    [TestCase("ivshmem", false)]
    [TestCase("unix", false)]
    [TestCase("tcp", true)]
    public async Task Each_size_and_burst_is_a_point_without_a_wrong_message(string channel, bool loop)
    {
        var (code, output, error) = await RunAsync(channel, "--wait", "adaptive", "--sizes", "32,200", "--bursts", "1,8", "--duration", "30ms", "-o", "json", loop ? "--loop" : "--patience=30");
        Assert.That(code, Is.Zero, error);
        var report = JsonDocument.Parse(output).RootElement;
        var points = report.GetProperty("points").EnumerateArray().ToList();
        Assert.That(points.Select(p => (p.GetProperty("size").GetInt32(), p.GetProperty("burst").GetInt32())), Is.EqualTo(new[] { (32, 1), (32, 8), (200, 1), (200, 8) }));
        Assert.That(points.Select(p => p.GetProperty("messages").GetInt64()), Is.All.Positive);
        Assert.That(points.Select(p => p.GetProperty("wrong").GetInt64()), Is.All.Zero);
        Assert.That(report.GetProperty("loop").GetBoolean(), Is.EqualTo(loop));
    }

    [Test]
    public async Task Table_has_a_line_for_each_size()
    {
        var (code, output, error) = await RunAsync("loopback", "--wait", "adaptive", "--sizes", "64,1518", "--duration", "20ms");
        Assert.That(code, Is.Zero, error);
        Assert.That(output, Does.Match("(?m)^SIZE +BURST +MILLION/S +GBIT/S +CPU THIS +CPU OTHER +WRONG$").And.Match(@"(?m)^1518 B +32 +\d"));
    }

    [TestCase("--sizes 0")]
    [TestCase("--bursts 257")]
    public async Task Number_out_of_bounds_is_a_usage_error(string line)
    {
        var run = await ToolRun.RunAsync(["channel", "blast", "loopback", .. line.Split(' ')]);
        Assert.That(run.ExitCode, Is.EqualTo(2));
    }

    private static Task<(int ExitCode, string Out, string Error)> RunAsync(params string[] arguments) => ToolProcess.RunAsync(s_patience, "dotnet", [ToolProcess.Assembly, "channel", "blast", .. arguments]);
}
