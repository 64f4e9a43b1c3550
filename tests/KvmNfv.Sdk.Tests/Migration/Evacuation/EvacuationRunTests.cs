using System.Collections.Concurrent;
using KvmNfv.Libvirt;
using KvmNfv.Sdk.Migration;
using NSubstitute;

namespace KvmNfv.Sdk.Tests.Migration.Evacuation;

/// <summary>How an evacuation goes on, stops, and is called off; the migrations are the test's own.</summary>
public sealed class EvacuationRunTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<Guid, ScriptedMigration> _begun = new();
    private readonly ConcurrentDictionary<Guid, Exception> _refuses = new();
    private readonly ILibvirtConnection _source = Substitute.For<ILibvirtConnection>();
    private readonly ILibvirtConnection _target = Substitute.For<ILibvirtConnection>();
    private readonly IDomainMigrator _migrator = Substitute.For<IDomainMigrator>();

    [OneTimeTearDown]
    public void Close()
    {
        _source.Dispose();
        _target.Dispose();
    }

    [SetUp]
    public void SetUp()
    {
        _begun.Clear();
        _refuses.Clear();
        _source.Uri.Returns("source");
        _target.Uri.Returns("t");
        _source.LookupDomainByUuidAsync(Arg.Any<Guid>(), Arg.Any<CancellationToken>()).Returns(call =>
        {
            var domain = Substitute.For<IDomain>();
            domain.Uuid.Returns(call.Arg<Guid>());
            return domain;
        });
        _migrator.StartAsync(_source, Arg.Any<IDomain>(), _target, Arg.Any<MigrationPlan>(), Arg.Any<MigrationOptions?>(), Arg.Any<CancellationToken>()).Returns(call =>
        {
            var plan = call.Arg<MigrationPlan>();
            if (_refuses.TryGetValue(plan.Domain, out var error))
                throw error;
            return _begun.GetOrAdd(plan.Domain, id => new ScriptedMigration(id.ToString(), plan));
        });
    }

    [Test]
    public async Task One_failure_does_not_stop_the_rest()
    {
        var plan = Plan(3);
        var operation = Start(plan);
        (await Begun(plan, 0)).End(MigrationState.Failed, "the link broke");
        (await Begun(plan, 1)).End(MigrationState.Completed);
        (await Begun(plan, 2)).End(MigrationState.Lost, "the guest ended by itself");
        var report = await operation.WaitAsync().WaitAsync(s_patience);
        Assert.That(report.Rows.Select(r => r.Outcome), Is.EqualTo(new[] { EvacuationOutcome.Failed, EvacuationOutcome.Evacuated, EvacuationOutcome.Failed }));
        Assert.That(report.Rows.Select(r => r.Error), Is.EqualTo(new[] { "the link broke", null, "the guest ended by itself" }));
        Assert.That(report.Complete, Is.False);
        Assert.That(EvacuationReport.FromJson(report.ToJson()), Is.EqualTo(report));
    }

    [Test]
    public async Task First_failure_ends_it_where_asked()
    {
        var plan = Plan(4);
        var operation = Start(plan, new EvacuationOptions { AtOnce = 2, StopOnFailure = true });
        (await Begun(plan, 1)).End(MigrationState.Failed, "no");
        // What runs goes on to its end.
        var other = await Begun(plan, 0);
        await Until(operation, p => p.Rows[1].Outcome == EvacuationOutcome.Failed);
        other.End(MigrationState.Completed);
        var report = await operation.WaitAsync().WaitAsync(s_patience);
        Assert.That(report.Rows.Select(r => r.Outcome), Is.EqualTo(new[] { EvacuationOutcome.Evacuated, EvacuationOutcome.Failed, EvacuationOutcome.NotBegun, EvacuationOutcome.NotBegun }));
        Assert.That(report.Rows[3].Error, Does.Contain("ended at a failure"));
    }

    [Test]
    public async Task Migration_that_can_not_begin_is_a_failed_row()
    {
        var plan = Plan(2);
        _refuses[plan.Items[0].Domain] = new InvalidOperationException("it does not run");
        var operation = Start(plan);
        (await Begun(plan, 1)).End(MigrationState.Completed);
        var report = await operation.WaitAsync().WaitAsync(s_patience);
        Assert.That((report.Rows[0].Outcome, report.Rows[0].Error, report.Rows[0].Report), Is.EqualTo((EvacuationOutcome.Failed, "it does not run", (MigrationReport?)null)));
        Assert.That(report.Rows[1].Outcome, Is.EqualTo(EvacuationOutcome.Evacuated));
    }

    [Test]
    public async Task Cancelling_calls_off_what_runs_but_not_what_is_in_post_copy()
    {
        var plan = Plan(3);
        var operation = Start(plan, new EvacuationOptions { AtOnce = 2 });
        await Begun(plan, 0);
        var post = await Begun(plan, 1);
        post.State = MigrationState.PostCopy;
        await Until(operation, p => p.Running.Count == 2 && p.Running.Values.All(v => v is { Iteration: 1 }));
        var cancelling = operation.CancelAsync();
        await Until(operation, p => p.Rows[0].Outcome == EvacuationOutcome.Cancelled);
        Assert.That(cancelling.IsCompleted, Is.False);
        post.End(MigrationState.Completed);
        await cancelling.WaitAsync(s_patience);
        var report = await operation.WaitAsync();
        Assert.That(report.Rows.Select(r => r.Outcome), Is.EqualTo(new[] { EvacuationOutcome.Cancelled, EvacuationOutcome.Evacuated, EvacuationOutcome.NotBegun }));
        await operation.CancelAsync();
    }

    [Test]
    public async Task Refused_domain_is_a_row_and_an_empty_plan_ends_at_once()
    {
        var refused = new EvacuationItem { Domain = Guid.NewGuid(), Name = "no", Reason = "fits nowhere" };
        var report = await Start(Plan(0) with { Items = [refused] }).WaitAsync().WaitAsync(s_patience);
        Assert.That((report.Rows.Single().Outcome, report.Rows.Single().Error), Is.EqualTo((EvacuationOutcome.Refused, "fits nowhere")));
        Assert.That((await Start(Plan(0)).WaitAsync().WaitAsync(s_patience)).Complete);
    }

    [Test]
    public async Task Watching_ends_with_the_evacuation_and_shows_its_last_state()
    {
        var plan = Plan(2);
        var operation = Start(plan, new EvacuationOptions { AtOnce = 2 });
        var watching = Task.Run(async () =>
        {
            EvacuationProgress? last = null;
            await foreach (var progress in operation.WatchAsync())
                last = progress;
            return last;
        });
        (await Begun(plan, 0)).End(MigrationState.Completed);
        (await Begun(plan, 1)).End(MigrationState.Completed);
        var end = await watching.WaitAsync(s_patience);
        Assert.That((end!.Ended, end.Running.Count), Is.EqualTo((2, 0)));
        Assert.That(operation.Progress, Is.SameAs(end));
    }

    [Test]
    public void Wrong_targets_are_refused()
    {
        var evacuator = new HostEvacuator(_migrator);
        var plan = Plan(1);
        var other = Substitute.For<ILibvirtConnection>();
        other.Uri.Returns("other");
        EvacuationTarget here = new() { Connection = _source }, there = new() { Connection = _target }, elsewhere = new() { Connection = other };
        Assert.That(() => evacuator.Start(_source, [elsewhere], plan), Throws.ArgumentException.With.Message.Contains("t, which is not among the targets"));
        Assert.That(() => evacuator.Start(_source, [], plan), Throws.ArgumentException.With.Message.Contains("needs a target"));
        Assert.That(() => evacuator.Start(_source, [there, here], plan), Throws.ArgumentException.With.Message.Contains("itself"));
        Assert.That(() => evacuator.Start(_source, [there, there], plan), Throws.ArgumentException.With.Message.Contains("twice"));
        Assert.That(() => evacuator.Start(other, [there], plan), Throws.ArgumentException.With.Message.Contains("not other"));
    }

    private static EvacuationPlan Plan(int domains)
    {
        var one = (MigrationPlan)MigrationPlanner.Plan(TestMigration.Request);
        return new EvacuationPlan
        {
            Source = "source", Forecast = TimeSpan.FromSeconds(domains),
            Items = [.. Enumerable.Range(0, domains).Select(i => EvacuationSchedulerTests.Item(1000, i, target: "t")).Select(i => i with { Plan = one with { Domain = i.Domain } })],
        };
    }

    private static async Task Until(IEvacuationOperation operation, Func<EvacuationProgress, bool> condition)
    {
        using var late = new CancellationTokenSource(s_patience);
        await foreach (var progress in operation.WatchAsync(late.Token))
        {
            if (condition(progress))
                return;
        }
    }

    private IEvacuationOperation Start(EvacuationPlan plan, EvacuationOptions? options = null) =>
        new HostEvacuator(_migrator).Start(_source, [new EvacuationTarget { Connection = _target }], plan, options ?? new EvacuationOptions { AtOnce = 1 });

    private async Task<ScriptedMigration> Begun(EvacuationPlan plan, int item)
    {
        var id = plan.Items[item].Domain;
        Assert.That(() => _begun.ContainsKey(id), Is.True.After((int)s_patience.TotalMilliseconds, 5));
        await Task.Yield();
        return _begun[id];
    }
}
