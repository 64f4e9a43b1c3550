using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// Decides what to do with a running migration: by the plan, at the edges of passes, where what remains is exact, and by the clock. Pure: told what is seen,
/// it answers with actions. Not thread-safe.
/// </summary>
internal sealed class MigrationSteering
{
    /// <summary>A link that carries nothing for so long is broken: a TCP connection of QEMU's would wait for minutes.</summary>
    public static readonly TimeSpan LinkSilence = TimeSpan.FromSeconds(10);

    /// <summary>After so long a silence post-copy is paused even where it can't be resumed: TCP tries again after a minute at the latest.</summary>
    public static readonly TimeSpan PostCopySilence = TimeSpan.FromSeconds(90);

    // A limit is raised by steps that matter; each change is a call.
    private const double LeastStep = 1.05;
    private const double RaiseMargin = 1.25;

    private readonly MigrationPlan _plan;
    private readonly StallDetector _stall;
    private (ulong Sent, TimeSpan At) _moved;
    private bool _ending;
    private bool _raised;
    private bool _paused;

    public MigrationSteering(MigrationPlan plan)
    {
        (_plan, _stall, Forecast, Limit) = (plan, new StallDetector(plan.Stall), plan.Forecast, plan.Downtime.Start);
    }

    /// <summary>The newest forecast.</summary>
    public MigrationForecast Forecast { get; private set; }

    /// <summary>The limit in force.</summary>
    public TimeSpan Limit { get; private set; }

    private bool MayPostCopy => _plan.PostCopy.Use != PostCopyUse.Never;

    /// <summary>A pass begins.</summary>
    public IEnumerable<SteeringAction> OnPass(PassRecord pass)
    {
        Forecast = Forecast.Correct(pass);
        var verdict = _stall.Observe(pass.At, pass.Remaining);
        if (_ending)
            yield break;
        if (_plan.PostCopy.Use == PostCopyUse.First && pass.Iteration > 1)
        {
            yield return End(new PostCopyAction("the first pass is over, and the plan goes to post-copy then"));
            yield break;
        }

        foreach (var action in ByClock(pass.At, pass.Remaining, pass.Bandwidth))
            yield return action;
        if (!_ending && Raise(pass) is { } raise)
            yield return raise;
        if (!_ending && verdict == StallVerdict.Act && OnStall(pass) is { } act)
            yield return act;
    }

    /// <summary>Time has passed.</summary>
    public IEnumerable<SteeringAction> OnSample(MigrationProgress seen, ulong sent)
    {
        if (_ending && seen.State != MigrationState.PostCopy)
            return [];
        if (sent != _moved.Sent)
            _moved = (sent, seen.At);
        else if (sent > 0 && seen.At - _moved.At > LinkSilence)
            return Silent(seen);
        return seen.State == MigrationState.PostCopy ? [] : ByClock(seen.At, seen.MemoryRemaining, seen.Bandwidth);
    }

    /// <summary>The last action could not be done: decide again.</summary>
    public void TryAgain() => _ending = false;

    private IEnumerable<SteeringAction> ByClock(TimeSpan at, MemorySize remaining, DataRate? bandwidth)
    {
        if (at >= _plan.GiveUpAfter)
        {
            yield return MayPostCopy && FitsPostCopy(remaining, bandwidth)
                ? End(new PostCopyAction($"{Words.Time(_plan.GiveUpAfter)} are over, and post-copy comes to an end whatever the guest writes"))
                : End(new AbortAction($"{Words.Time(_plan.GiveUpAfter)} are over without an end in sight"));
        }
        else if (_plan.PostCopy.Use == PostCopyUse.LastResort && at >= _plan.PostCopy.SwitchAfter && !Forecast.Converges && FitsPostCopy(remaining, bandwidth))
        {
            yield return End(new PostCopyAction($"pre-copy doesn't converge, and after {Words.Time(_plan.PostCopy.SwitchAfter)} the rest would no longer fit into the budget"));
        }
    }

    private IEnumerable<SteeringAction> Silent(MigrationProgress seen)
    {
        var silence = seen.At - _moved.At;
        var what = $"nothing has left for {Words.Time(silence)}: the link is broken, or the destination";
        if (seen.State != MigrationState.PostCopy)
            yield return End(new AbortAction(what));
        // What can't be resumed is paused only when there is little hope left that the connection goes on by itself.
        else if (!_paused && (_plan.PostCopy.Recover || silence > PostCopySilence))
            yield return Pause(what);
    }

    private LimitAction? Raise(PassRecord pass)
    {
        var wanted = _plan.Downtime.LimitAt(new DowntimeMoment
        {
            Elapsed = pass.At, Iteration = pass.Iteration, StalledPasses = _stall.StalledPasses, Floor = Floor(),
        });
        if (wanted < Limit * LeastStep)
            return null;
        Limit = wanted;
        return new LimitAction(wanted, $"by the schedule: pre-copy can't stop the guest for less than about {Words.Time(Forecast.DowntimeFloor)}");
    }

    private SteeringAction? OnStall(PassRecord pass)
    {
        foreach (var action in _plan.Stall.Actions)
        {
            switch (action)
            {
                case StallAction.PostCopy when MayPostCopy && FitsPostCopy(pass.Remaining, pass.Bandwidth):
                    return End(new PostCopyAction($"pre-copy makes no progress: {Words.Size(pass.Remaining)} remain, as little as it gets"));
                case StallAction.RaiseDowntime when !_raised && Needed(pass) is { } needed:
                    (_raised, Limit) = (true, needed);
                    return new LimitAction(needed, $"pre-copy makes no progress, and the {Words.Size(pass.Remaining)} that remain fit into this");
                case StallAction.Abort when !Forecast.Converges:
                    return End(new AbortAction($"pre-copy makes no progress: {Words.Size(pass.Remaining)} remain, and would stop the guest for {Words.Time(Forecast.DowntimeFloor)} at the least"));
            }
        }

        return null;
    }

    // What the remaining memory takes, if that is above the limit and not further above the budget than the plan tolerates.
    private TimeSpan? Needed(PassRecord pass)
    {
        if (pass.Bandwidth is not { } rate || rate <= DataRate.Zero)
            return null;
        var needed = rate.TimeFor(pass.Remaining) * RaiseMargin;
        var limit = needed / Forecast.Model.LimitShare;
        return limit > Limit && needed <= _plan.Budget.Downtime * _plan.Stall.DowntimeTolerance && limit <= DowntimeSchedule.Longest ? limit : null;
    }

    // QEMU's limit bounds only sending the rest, at the rate that QEMU sees.
    private TimeSpan? Floor()
    {
        var floor = Forecast.DowntimeFloor - Forecast.Model.Overhead - Forecast.Model.Drain;
        return floor > TimeSpan.Zero ? floor / Forecast.Model.LimitShare : TimeSpan.Zero;
    }

    private bool FitsPostCopy(MemorySize remaining, DataRate? bandwidth) =>
        bandwidth is not { } rate || rate <= DataRate.Zero || _plan.PostCopy.LongestRest == TimeSpan.Zero || rate.TimeFor(remaining) <= _plan.PostCopy.LongestRest;

    private PauseAction Pause(string what)
    {
        _paused = true;
        return new PauseAction(what);
    }

    private SteeringAction End(SteeringAction action)
    {
        _ending = true;
        return action;
    }
}
