using System.Text.Json;
using KvmNfv.Channels;

namespace KvmNfv.Cli.Tests;

public sealed class ChannelServeCommandTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Server_process_lets_two_ends_in_and_counts_them_until_it_is_interrupted()
    {
        using var folder = new TemporaryFolder();
        var socket = folder.File("serve.sock");
        using var server = ToolProcess.Start("dotnet", ToolProcess.Assembly, "channel", "serve", socket, "--message", "64", "-o", "json", "--interval", "50ms");
        try
        {
            // The first line says that the socket is there.
            var first = JsonDocument.Parse((await server.StandardOutput.ReadLineAsync().WaitAsync(s_patience))!).RootElement;
            Assert.That(first.GetProperty("peers").GetInt32(), Is.Zero);
            Assert.That(first.GetProperty("memoryBytes").GetInt64(), Is.EqualTo(1 << 20));
            using (var one = IvshmemChannel.Connect(socket))
            using (var other = IvshmemChannel.Connect(socket))
            {
                Assert.That(one.TrySend([1, 2, 3]), Is.True);
                Assert.That(other.WaitToReceive(s_patience), Is.True);
            }

            await ToolProcess.RunAsync(s_patience, "kill", "-INT", $"{server.Id}");
            var rest = (await server.StandardOutput.ReadToEndAsync().WaitAsync(s_patience)).TrimEnd().Split('\n');
            var last = JsonDocument.Parse(rest[^1]).RootElement;
            Assert.That(last.GetProperty("joined").GetInt64(), Is.EqualTo(2));
            await server.WaitForExitAsync().WaitAsync(s_patience);
            Assert.That(server.ExitCode, Is.Zero);
            Assert.That(File.Exists(socket), Is.False);
        }
        finally
        {
            if (!server.HasExited)
                server.Kill();
        }
    }

    [Test]
    public async Task Table_is_printed_again_only_when_something_changed()
    {
        using var folder = new TemporaryFolder();
        var run = await ToolRun.RunAsync(["channel", "serve", folder.File("s"), "--raw", "--size", "2MiB", "--peers", "16", "--vectors", "4", "--timeout", "1", "--interval", "50ms"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Lines, Has.Length.EqualTo(2));
        Assert.That(run.Lines[0], Does.Match("^PEERS +JOINED +LEFT"));
    }

    [TestCase("--size", "3MiB", "power of two")]
    [TestCase("--size", "1MiB", "The rings need", "--message", "4096", "--capacity", "65536")]
    [TestCase("--peers", "3", "serve one socket for each pair", "--message", "64")]
    public async Task What_the_server_refuses_is_one_line_that_says_how_to_mend_it(string option, string value, string says, params string[] more)
    {
        using var folder = new TemporaryFolder();
        var run = await ToolRun.RunAsync(["channel", "serve", folder.File("s"), option, value, .. more]);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain(says).And.Not.Contain("Parameter"));
    }

    [TestCase("--size lots")]
    [TestCase("--vectors 65")]
    [TestCase("--mode 999")]
    [TestCase("--raw --message 64")]
    public async Task What_is_no_option_is_a_usage_error(string line)
    {
        var run = await ToolRun.RunAsync(["channel", "serve", "/nowhere", .. line.Split(' ')]);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: "));
    }
}
