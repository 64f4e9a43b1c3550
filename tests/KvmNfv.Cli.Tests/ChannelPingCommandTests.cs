using System.Text.Json;

namespace KvmNfv.Cli.Tests;

public sealed class ChannelPingCommandTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    [TestCase("loopback", "poll")]
    [TestCase("loopback", "sleep")]
    [TestCase("shm-file", "adaptive")]
    [TestCase("shm-socket", "sleep")]
    [TestCase("ivshmem", "adaptive")]
    [TestCase("ivshmem-plain", "adaptive")]
    [TestCase("unix", "sleep")]
    [TestCase("tcp", "sleep")]
    public async Task Channel_is_made_with_its_other_side_and_measured(string channel, string wait)
    {
        var (code, output, error) = await RunAsync("ping", channel, "--wait", wait, "--count", "200", "--size", "128", "-o", "json");
        Assert.That(code, Is.Zero, error);
        var report = JsonDocument.Parse(output).RootElement;
        var trip = report.GetProperty("roundTrip");
        Assert.That(report.GetProperty("wait").GetString(), Is.EqualTo(wait));
        Assert.That(trip.GetProperty("count").GetInt64(), Is.EqualTo(200));
        long[] order = [.. new[] { "min", "p50", "p90", "p99", "p999", "max" }.Select(n => trip.GetProperty(n).GetInt64())];
        Assert.That(order, Is.Ordered.And.All.Positive);
        Assert.That(trip.GetProperty("distribution").EnumerateArray().Last().GetProperty("percentile").GetDouble(), Is.EqualTo(100));
        Assert.That(report.GetProperty("cpu").GetProperty("peer").ValueKind, Is.EqualTo(channel == "loopback" ? JsonValueKind.Null : JsonValueKind.Number));
    }

    [Test]
    public async Task Two_processes_that_users_start_meet_in_a_place()
    {
        using var folder = new TemporaryFolder();
        var echo = RunAsync("ping", $"shm-socket:{folder.File("c")}", "--echo", "--wait", "sleep");
        var (code, output, error) = await RunAsync("ping", $"shm-socket:{folder.File("c")}", "--wait", "sleep", "--count", "50");
        Assert.That(code, Is.Zero, error);
        Assert.That(output, Does.Match("(?m)^MIN +P50 +P90 +P99 +P99.9 +MAX +MEAN$").And.Match("(?m)^Round trips +50 in "));
        var other = await echo;
        Assert.That(other.ExitCode, Is.Zero, other.Error);
        Assert.That(other.Error, Does.Match(@"\d+ messages read, \d+ of them sent back"));
    }

    [TestCase("shm-file", "messages of 4096 bytes can't be measured here: this channel's have 32 to 2048; --message", "--size", "4096", "--wait", "adaptive")]
    [TestCase("shm-file", "can't be bound to CPU 8000", "--cpus", "8000")]
    [TestCase("shm-file", "the other side: a thread can't be bound to CPU 8000", "--cpus", "0,8000", "--patience", "20", "--wait", "adaptive")]
    [TestCase("ivshmem:/nowhere/socket", "No ivshmem server can be reached at /nowhere/socket")]
    [TestCase("unix:/nowhere/socket", "nobody listens at unix:/nowhere/socket, and this process can't either")]
    [TestCase("shm-file:/dev/shm/kvmnfv-test-alone", "nobody came to the other end of shm-file:/dev/shm/kvmnfv-test-alone within 1 s", "--patience", "1", "--wait", "adaptive")]
    [TestCase("shm-file", "needs a place where the other one finds it", "--echo")]
    public async Task What_can_not_be_measured_is_one_line_that_says_why(string channel, string says, params string[] options)
    {
        var (code, output, error) = await RunAsync(["ping", channel, "--duration", "100ms", .. options]);
        Assert.That(code, Is.EqualTo(1), output);
        Assert.That(output, Is.Empty);
        Assert.That(error, Does.StartWith("error: ").And.Contain(says));
        Assert.That(error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
    }

    [TestCase("pigeon")]
    [TestCase("vhost-user")]
    [TestCase("tcp:somewhere")]
    [TestCase("loopback:/x")]
    [TestCase("shm-file --cpus a,b")]
    [TestCase("shm-file --wait well")]
    public async Task What_is_no_channel_or_option_is_a_usage_error(string line)
    {
        var run = await ToolRun.RunAsync(["channel", "ping", .. line.Split(' ')]);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: "));
    }

    private static Task<(int ExitCode, string Out, string Error)> RunAsync(params string[] arguments) => ToolProcess.RunAsync(s_patience, "dotnet", [ToolProcess.Assembly, "channel", .. arguments]);
}
