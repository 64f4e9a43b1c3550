using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration;

internal sealed class MigrationSteeringTests
{
    private static readonly MigrationPlan s_plan = Plan();

    [Test]
    public void Limit_rises_with_the_floor_that_the_passes_show_and_never_above_the_schedule()
    {
        var steering = new MigrationSteering(s_plan);
        var limits = Run(steering, 30, _ => 100).OfType<LimitAction>().Select(a => a.Limit).ToList();
        Assert.That(limits, Is.Not.Empty);
        Assert.That(limits, Is.Ordered.Ascending);
        Assert.That(limits[^1], Is.LessThanOrEqualTo(s_plan.Budget.Downtime * s_plan.Stall.DowntimeTolerance));
        Assert.That(steering.Limit, Is.EqualTo(limits[^1]));
    }

    [Test]
    public void Migration_that_gets_on_is_left_alone()
    {
        var actions = Run(new MigrationSteering(s_plan), 6, i => 8192 >> (2 * i));
        Assert.That(actions, Is.All.InstanceOf<LimitAction>());
    }

    [Test]
    public void Stalled_migration_goes_to_post_copy_once_where_the_plan_may()
    {
        var steering = new MigrationSteering(s_plan with
        {
            PostCopy = new PostCopyPlan { Use = PostCopyUse.LastResort, SwitchAfter = TimeSpan.FromHours(1), LongestRest = TimeSpan.FromMinutes(1) },
            Stall = s_plan.Stall with { Actions = [StallAction.PostCopy, StallAction.Abort] },
        });
        var actions = Run(steering, 60, _ => 4000);
        Assert.That(actions.Count(a => a is PostCopyAction), Is.EqualTo(1));
        Assert.That(actions.OfType<AbortAction>(), Is.Empty);
    }

    [Test]
    public void Rest_that_a_failing_link_would_carry_for_ever_does_not_go_to_post_copy()
    {
        var steering = new MigrationSteering(s_plan with
        {
            PostCopy = new PostCopyPlan { Use = PostCopyUse.LastResort, SwitchAfter = TimeSpan.FromSeconds(1), LongestRest = TimeSpan.FromSeconds(1) },
            GiveUpAfter = TimeSpan.FromSeconds(30),
        });
        var actions = Run(steering, 60, _ => 4000);
        Assert.That(actions.OfType<PostCopyAction>(), Is.Empty);
        Assert.That(actions.OfType<AbortAction>().Single().Reason, Does.Contain("30.0 s are over").Or.Contain("no progress"));
    }

    [Test]
    public void First_choice_goes_after_the_first_pass()
    {
        var steering = new MigrationSteering(s_plan with { PostCopy = new PostCopyPlan { Use = PostCopyUse.First } });
        Assert.That(steering.OnPass(Pass(1, 1, 8192)), Is.Empty.Or.All.InstanceOf<LimitAction>());
        Assert.That(steering.OnPass(Pass(2, 3, 100)).Single(), Is.InstanceOf<PostCopyAction>());
        Assert.That(steering.OnPass(Pass(3, 4, 100)), Is.Empty);
    }

    [Test]
    public void Time_of_the_plan_ends_it_between_passes_too()
    {
        var steering = new MigrationSteering(s_plan with { GiveUpAfter = TimeSpan.FromSeconds(5) });
        Assert.That(steering.OnSample(Seen(4.9), 1), Is.Empty);
        Assert.That(steering.OnSample(Seen(5), 2).Single(), Is.InstanceOf<AbortAction>().With.Property("Reason").Contains("5.0 s are over"));
        Assert.That(steering.OnSample(Seen(6), 3), Is.Empty);
    }

    [Test]
    public void Link_that_carries_nothing_for_ten_seconds_ends_it()
    {
        var steering = new MigrationSteering(s_plan);
        Assert.That(steering.OnSample(Seen(1), 5_000), Is.Empty);
        Assert.That(steering.OnSample(Seen(10.9), 5_000), Is.Empty);
        Assert.That(steering.OnSample(Seen(11.1), 5_000).Single().Reason, Does.StartWith("nothing has left for 10"));
    }

    [Test]
    public void Silent_link_in_post_copy_pauses_it_once_where_it_can_be_resumed([Values] bool recover)
    {
        var steering = new MigrationSteering(s_plan with { PostCopy = new PostCopyPlan { Use = PostCopyUse.First, Recover = recover, RecoverAttempts = 3 } });
        _ = steering.OnPass(Pass(1, 1, 8192)).ToList();
        _ = steering.OnPass(Pass(2, 2, 100)).ToList();
        var actions = Enumerable.Range(3, recover ? 30 : 80).SelectMany(s => steering.OnSample(Seen(s) with { State = MigrationState.PostCopy }, 5_000)).ToList();
        Assert.That(actions, recover ? Has.Count.EqualTo(1).And.All.InstanceOf<PauseAction>() : Is.Empty);
        var late = Enumerable.Range(90, 60).SelectMany(s => steering.OnSample(Seen(s) with { State = MigrationState.PostCopy }, 5_000)).ToList();
        Assert.That(late, recover ? Is.Empty : Has.Count.EqualTo(1).And.All.InstanceOf<PauseAction>());
    }

    [Test]
    public void Action_that_failed_is_decided_again()
    {
        var steering = new MigrationSteering(s_plan with { GiveUpAfter = TimeSpan.FromSeconds(5) });
        Assert.That(steering.OnSample(Seen(5), 2).ToList(), Has.Count.EqualTo(1));
        steering.TryAgain();
        Assert.That(steering.OnSample(Seen(5.1), 3).ToList(), Has.Count.EqualTo(1));
    }

    private static List<SteeringAction> Run(MigrationSteering steering, int passes, Func<int, int> remainingMiB)
    {
        var actions = new List<SteeringAction>();
        for (var i = 1; i <= passes; i++)
            actions.AddRange(steering.OnPass(Pass(i, i, i == 1 ? 8192 : remainingMiB(i - 1))));
        return actions;
    }

    private static PassRecord Pass(int iteration, double seconds, int remainingMiB) => new()
    {
        Iteration = iteration, At = TimeSpan.FromSeconds(seconds), Remaining = MemorySize.FromMiB((ulong)remainingMiB), Bandwidth = DataRate.FromMbitPerSecond(9000),
    };

    private static MigrationProgress Seen(double seconds) => new()
    {
        At = TimeSpan.FromSeconds(seconds), State = MigrationState.PreCopy, MemoryRemaining = MemorySize.FromMiB(50), Bandwidth = DataRate.FromMbitPerSecond(9000),
    };

    private static MigrationPlan Plan() => MigrationPlanner.Plan(TestMigration.Request with { Policy = new MigrationPolicy { PostCopy = PostCopyUse.Never } }) as MigrationPlan
        ?? throw new InvalidOperationException("The test's migration can't be planned.");
}
