using KvmNfv.Libvirt;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration.Evacuation;

/// <summary>Real guests, moved off a real host.</summary>
[NonParallelizable]
[Category("Lab")]
public sealed class HostEvacuatorTests
{
    private static readonly string[] s_names = ["one", "two", "three", "four"];

    private readonly HostEvacuator _evacuator = new();
    private TwoHosts _hosts = null!;

    [OneTimeSetUp]
    public void Start() => _hosts = TwoHosts.Start();

    [OneTimeTearDown]
    public void End() => _hosts?.Dispose();

    [TearDown]
    public Task EndGuests() => _hosts.ClearAsync();

    [Test]
    public async Task Four_guests_move_one_at_a_time_over_a_link_that_one_fills()
    {
        await StartAsync("1gbit", s_names);
        var targets = Targets("1Gbit");
        var plan = await _evacuator.PlanAsync(_hosts.Source, targets);
        Assert.That(plan.Items, Has.Count.EqualTo(4).And.All.Matches<EvacuationItem>(i => i?.Target == _hosts.Destination.Uri), plan.ToJson());

        var report = await RunAsync(targets, plan, new EvacuationOptions());

        Assert.That(report.Complete, report.ToJson());
        Assert.That(report.Rows.Select(r => r.Report?.Proved), Has.All.True);
        Assert.That(report.Rows.Zip(report.Rows.Skip(1), (a, b) => b.Began >= a.Ended), Has.All.True, "none began before the one ahead of it had ended");
        Assert.That(await NamesAsync(_hosts.Source), Is.Empty);
        Assert.That(await NamesAsync(_hosts.Destination), Is.EquivalentTo(s_names));
        Assert.That(EvacuationReport.FromJson(report.ToJson()), Is.EqualTo(report));
        TestContext.Out.WriteLine($"4 guests in {report.Total.TotalSeconds:0.0} s, forecast {report.Forecast.TotalSeconds:0.0} s");
    }

    [Test]
    public async Task Two_at_once_over_a_link_that_carries_both()
    {
        await StartAsync(null, s_names);
        var targets = Targets("40Gbit");
        var plan = await _evacuator.PlanAsync(_hosts.Source, targets);
        Assert.That(plan.Items.Select(i => i.Alone), Has.All.False, plan.ToJson());
        var most = 0;
        var operation = _evacuator.Start(_hosts.Source, targets, plan, new EvacuationOptions { AtOnce = 2 });
        await foreach (var progress in operation.WatchAsync())
            most = Math.Max(most, progress.Running.Count);
        var report = await operation.WaitAsync();
        Assert.That(report.Complete, report.ToJson());
        Assert.That(most, Is.EqualTo(2));
        Assert.That(await NamesAsync(_hosts.Destination), Is.EquivalentTo(s_names));
    }

    [Test]
    public async Task Name_that_is_taken_fails_one_and_not_the_others()
    {
        await StartAsync(null, s_names[..3]);
        var targets = Targets("10Gbit");
        var plan = await _evacuator.PlanAsync(_hosts.Source, targets);
        using var taken = await _hosts.Destination.DefineDomainAsync(new LabGuest("two").Document(_hosts.Folder));

        var report = await RunAsync(targets, plan, new EvacuationOptions());

        Assert.That(report.Rows.Where(r => r.Outcome == EvacuationOutcome.Evacuated).Select(r => r.Item.Name), Is.EquivalentTo(new[] { "one", "three" }), report.ToJson());
        var failed = report.Rows.Single(r => r.Outcome == EvacuationOutcome.Failed);
        Assert.That(failed.Item.Name, Is.EqualTo("two"));
        Assert.That(failed.Error, Does.Contain("two"));
        Assert.That(await NamesAsync(_hosts.Source), Is.EqualTo(new[] { "two" }), "it still runs where it was");
    }

    [Test]
    public async Task Cancelled_evacuation_leaves_every_guest_running()
    {
        // 128 MiB of which some 60 are not zero need more than 10 s on this link.
        await StartAsync("40mbit", s_names[..3]);
        var targets = Targets("40Mbit");
        var plan = await _evacuator.PlanAsync(_hosts.Source, targets, new EvacuationOptions { Policy = new() { PostCopy = PostCopyUse.Never } });
        var operation = _evacuator.Start(_hosts.Source, targets, plan);
        await foreach (var progress in operation.WatchAsync())
        {
            if (progress.Running.Values.Any(p => p is { Iteration: > 0 }))
                break;
        }

        await operation.CancelAsync();
        var report = await operation.WaitAsync();
        Assert.That(report.Rows.Select(r => r.Outcome), Is.EqualTo(new[] { EvacuationOutcome.Cancelled, EvacuationOutcome.NotBegun, EvacuationOutcome.NotBegun }), report.ToJson());
        Assert.That(await NamesAsync(_hosts.Source), Is.EquivalentTo(s_names[..3]));
        Assert.That(await NamesAsync(_hosts.Destination), Is.Empty);
    }

    [Test]
    public async Task Domain_that_does_not_run_is_told()
    {
        await StartAsync(null, "one");
        var error = await Assert.ThrowsAsync<ArgumentException>(() => _evacuator.PlanAsync(_hosts.Source, Targets("1Gbit"), new EvacuationOptions { Domains = ["one", "ghost"] }));
        Assert.That(error!.Message, Does.Contain("ghost").And.Not.Contain("one,"));
    }

    private static async Task<string[]> NamesAsync(LibvirtConnection host)
    {
        var names = new List<string>();
        foreach (var domain in await host.ListAllDomainsAsync(ConnectListAllDomainsFlags.Active))
        {
            using (domain)
                names.Add(domain.Name);
        }

        return [.. names];
    }

    private async Task StartAsync(string? rate, params string[] names)
    {
        TwoHosts.Shape(rate);
        var started = await Task.WhenAll(names.Select(n => _hosts.StartAsync(new LabGuest(n))));
        foreach (var domain in started)
            domain.Dispose();
    }

    private EvacuationTarget[] Targets(string rate) =>
        [new() { Connection = _hosts.Destination, MigrateUri = TwoHosts.MigrateUri, Link = new() { Bandwidth = DataRate.Parse(rate), Source = "the lab's link" } }];

    private Task<EvacuationReport> RunAsync(EvacuationTarget[] targets, EvacuationPlan plan, EvacuationOptions options) =>
        _evacuator.Start(_hosts.Source, targets, plan, options).WaitAsync();
}
