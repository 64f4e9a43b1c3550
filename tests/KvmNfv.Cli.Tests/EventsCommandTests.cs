using System.Text.Json;
using KvmNfv.Libvirt;

namespace KvmNfv.Cli.Tests;

public sealed class EventsCommandTests
{
    [Test]
    public async Task Follow_ends_by_itself_after_the_timeout()
    {
        var run = await ToolRun.OnTestDriverAsync("events", "--timeout", "1");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Out + run.Error, Is.Empty);
    }

    [Test]
    public async Task Interrupted_follow_is_success_without_a_word()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        var run = await ToolRun.RunAsync(["events", "-c", "test:///default"], cancellationToken: cancellation.Token);
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Out + run.Error, Is.Empty);
    }

    [Test]
    public async Task Each_event_is_one_json_object_on_a_line_until_the_count()
    {
        // The test driver keeps one set of domains for the whole process: what another connection does is seen here.
        using var connection = await LibvirtConnection.OpenAsync("test:///default");
        var follow = ToolRun.OnTestDriverAsync("events", "-o", "json", "--count", "2", "--timeout", "30");
        while (!follow.IsCompleted)
        {
            using var domain = await connection.CreateDomainAsync(TestDomain.Xml("event-maker"));
            await domain.DestroyAsync();
        }

        var run = await follow;
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Lines, Has.Length.EqualTo(2));
        foreach (var line in run.Lines)
        {
            var e = JsonDocument.Parse(line).RootElement;
            Assert.That(e.GetProperty("event").GetString(), Is.EqualTo("lifecycle"));
            Assert.That(e.GetProperty("domain").GetString(), Is.EqualTo("event-maker"));
            Assert.That(e.GetProperty("details").GetProperty("type").GetString(), Is.AnyOf("started", "stopped"));
        }
    }

    [TestCase("--count", "0")]
    [TestCase("--timeout", "0")]
    public async Task Bound_that_is_none_is_refused(string option, string value)
    {
        var run = await ToolRun.OnTestDriverAsync("events", option, value);
        Assert.That(run.ExitCode, Is.EqualTo(2));
    }
}
