using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>One migration from beginning to end: prepare, transfer, find out what became of it, put right, prove.</summary>
internal sealed class MigrationRun : IDisposable
{
    private static readonly TimeSpan s_resumePause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_abandon = TimeSpan.FromMinutes(2);

    private readonly IDomain _domain;
    private readonly MigrationSurvey? _survey;
    private readonly MigrationOptions _options;
    private readonly MigrationJournalEntry? _pickedUp;
    private readonly Func<string, CancellationToken, Task<ILibvirtConnection>> _open;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _abort = new();
    private readonly MigrationSteering? _steering;
    private readonly MigrationHookCaller _hooks;
    private readonly MigrationChanges _changes;
    private readonly ResumedNews _news;
    private MigrationJournalEntry? _entry;
    private readonly TaskCompletionSource _abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _reason;
    private bool _postCopy;

    public MigrationRun(
        MigrationHookContext context, IDomain domain, MigrationPlan? plan, MigrationSurvey? survey, MigrationJournalEntry? pickedUp, MigrationOptions options,
        Func<string, CancellationToken, Task<ILibvirtConnection>> open, TimeProvider time)
    {
        (Context, _domain, Plan, _survey, _pickedUp, _options, _open, _time) = (context, domain, plan, survey, pickedUp, options, open, time);
        Record = new MigrationRecord(time);
        _steering = plan is null ? null : new MigrationSteering(plan);
        _hooks = new MigrationHookCaller(options.Hooks, context, Record);
        _changes = new MigrationChanges(Record);
        _news = new ResumedNews(context, survey, options, _hooks, Record);
        _entry = pickedUp;
    }

    public MigrationHookContext Context { get; }

    public MigrationPlan? Plan { get; }

    public MigrationRecord Record { get; }

    public void Dispose() => _abort.Dispose();

    public void Cancel()
    {
        if (Record.State is MigrationState.PostCopy or MigrationState.PostCopyPaused)
            throw new InvalidOperationException($"'{Context.DomainName}' is in post-copy: it runs at the destination already, and there is no way back.");
        CallOff("cancelled by the caller");
    }

    public async Task StartPostCopyAsync(string reason, CancellationToken cancellationToken)
    {
        if (Plan?.Flags.HasFlag(DomainMigrateFlags.Postcopy) == false)
            throw new InvalidOperationException("The plan does not allow post-copy: make one with PostCopyUse.LastResort or First.");
        if (Record.State != MigrationState.PreCopy)
            throw new InvalidOperationException($"Post-copy follows pre-copy; the migration is {Words.Of(Record.State)}.");
        await _domain.StartPostCopyAsync(cancellationToken).ConfigureAwait(false);
        _postCopy = true;
        Record.Tell(MigrationEventKind.Decision, $"post-copy: {reason}");
        Record.Enter(MigrationState.PostCopy);
    }

    public async Task<MigrationReport> RunAsync()
    {
        using var source = new HostEnd(Context.Source, Context.Domain, _open, _time);
        using var destination = new HostEnd(Context.Destination, Context.Domain, _open, _time);
        using var switchOver = new SwitchOverWatch(Context.Source, Context.Destination, _domain, _hooks.SwitchOver, _news.Seen, Record.Tell);
        using var probing = new ServiceProbing(_options.Probe, Record);
        var watch = new TransferWatch(Context.Source, _domain, Record, _steering, _options.PollInterval, ActAsync, _time);
        var error = await TransferAsync(watch).ConfigureAwait(false);
        var returned = Record.Elapsed;
        Record.Enter(MigrationState.Finishing);
        if (error is not null and not OperationCanceledException)
            Record.Tell(MigrationEventKind.Error, error.Message);
        var finder = new EndFinder(source, destination, _survey, _options.DaemonPatience, Record, _time);
        var ending = await finder.FindAsync(error, _abort.IsCancellationRequested, _reason ?? (_survey is null && error is null ? "the program that drove it ended before it was done" : null)).ConfigureAwait(false);
        var finish = new MigrationFinish(Context, Plan, _survey, _options, _hooks, _news, _changes, Record);
        var proof = await finish.RunAsync(ending, _entry, source, destination).ConfigureAwait(false);
        var probe = await probing.EndAsync(ending.Outcome == MigrationState.Completed ? _options.ProbeAfter : TimeSpan.Zero).ConfigureAwait(false);
        Record.Enter(ending.Outcome);
        Record.End();
        return new ReportWriter(Context, Plan, Record).Write(ending, _postCopy ? returned : _news.At ?? returned, returned, watch.Completed, switchOver, probe, proof);
    }

    // Whatever goes wrong in here, a hook of somebody else's included, becomes the report's error; what was done is put back after.
#pragma warning disable CA1031
    private async Task<Exception?> TransferAsync(TransferWatch watch)
    {
        try
        {
            if (_survey is { } survey && Plan is { } plan)
                await RunPlanAsync(plan, survey, watch).ConfigureAwait(false);
            else
                await FollowOtherAsync(watch).ConfigureAwait(false);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }
#pragma warning restore CA1031

    private async Task RunPlanAsync(MigrationPlan plan, MigrationSurvey survey, TransferWatch watch)
    {
        var token = _abort.Token;
        _entry = new MigrationJournalEntry
        {
            Id = Context.Id, Domain = Context.Domain, Plan = plan, StartedAt = _time.GetUtcNow(), DowntimeLimit = survey.DowntimeLimit,
            SourceEmulatorPin = plan.Pins?.Source is null ? null : survey.EmulatorPin,
            DestinationEmulatorPin = TransferDocuments.FinalEmulatorPin(plan, survey, _options.DestinationPlacement),
        };
        await SaveAsync().ConfigureAwait(false);
        await _hooks.PrepareAsync(token).ConfigureAwait(false);
        var detached = await DeviceSteps.DetachAsync(Context.Source, _domain, plan, Record.Tell, token).ConfigureAwait(false);
        _entry = _entry with { DetachedDevices = detached };
        await SaveAsync().ConfigureAwait(false);
        await _changes.ApplyAsync(_domain, plan, survey, token).ConfigureAwait(false);
        token.ThrowIfCancellationRequested();
        // The destination must not be told of devices that were taken off.
        var sent = detached.Count == 0 ? survey : await MigrationSurvey.ReadAsync(_domain, token).ConfigureAwait(false) with { EmulatorPin = survey.EmulatorPin };
        Record.Begin();
        var parameters = TransferDocuments.Parameters(plan, sent, _options.DestinationPlacement);
        var transfer = CallAsync(plan, parameters, plan.Flags, token);
        using var unplug = CancellationTokenSource.CreateLinkedTokenSource(token);
        var unplugged = WatchUnplugAsync(plan, unplug.Token);
        var first = await Task.WhenAny(watch.FollowAsync(transfer), _abandoned.Task).ConfigureAwait(false);
        if (first.Exception?.InnerException is { } blind)
            Record.Tell(MigrationEventKind.Warning, $"the transfer can't be followed, and goes on without being steered: {blind.Message}");
        await unplug.CancelAsync().ConfigureAwait(false);
        await unplugged.ConfigureAwait(false);
        if (first != _abandoned.Task)
            await RecoverAsync(plan, parameters, transfer).ConfigureAwait(false);
        else if (_abandoned.Task.IsCompletedSuccessfully)
            throw new TimeoutException($"the destination has not noticed in {Words.Time(s_abandon)} that post-copy was paused: its link is down, or its QEMU hangs");
    }

    // libvirt's call then goes on until the destination notices, which it may never do.
    private async Task AbandonLaterAsync()
    {
        await Task.Delay(s_abandon, _time).ConfigureAwait(false);
        if (Record.State == MigrationState.PostCopyPaused)
            _abandoned.TrySetResult();
    }

    private async Task CallAsync(MigrationPlan plan, TypedParameterList parameters, DomainMigrateFlags flags, CancellationToken token)
    {
        if (plan.Route == MigrationRoute.Direct)
            (await _domain.MigrateAsync(Context.Destination, parameters, flags, token).ConfigureAwait(false)).Dispose();
        else
            await _domain.MigrateToUriAsync(_options.DestinationUri ?? Context.Destination.Uri, parameters, flags, token).ConfigureAwait(false);
    }

    private async Task WatchUnplugAsync(MigrationPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            await DeviceSteps.WatchUnplugAsync(Context.Source, _domain, plan, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The transfer has ended.
        }
        catch (Exception e) when (e is TimeoutException or LibvirtException)
        {
            CallOff(e.Message);
        }
    }

    // Post-copy that broke off holds the guest's memory on both hosts: the only way out is to go on.
    private async Task RecoverAsync(MigrationPlan plan, TypedParameterList parameters, Task transfer)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await transfer.ConfigureAwait(false);
                return;
            }
            catch (LibvirtException e) when (Record.State is MigrationState.PostCopy or MigrationState.PostCopyPaused && plan.PostCopy.Recover && attempt <= plan.PostCopy.RecoverAttempts)
            {
                Record.Enter(MigrationState.PostCopyPaused);
                Record.Tell(MigrationEventKind.Warning, $"post-copy broke off ({e.Message}); it is resumed, attempt {attempt} of {plan.PostCopy.RecoverAttempts}");
            }

            await Task.Delay(s_resumePause * attempt, _time).ConfigureAwait(false);
            transfer = CallAsync(plan, parameters, plan.Flags | DomainMigrateFlags.PostcopyResume, CancellationToken.None);
            Record.Enter(MigrationState.PostCopy);
        }
    }

    // Somebody else's call, or that of this program before it died: only the job can be seen.
    private async Task FollowOtherAsync(TransferWatch watch)
    {
        Record.Begin(_pickedUp?.StartedAt ?? _time.GetUtcNow());
        var transfer = new JobWaiter(_domain, Record, _time).WaitAsync(_abort.Token);
        try
        {
            await watch.FollowAsync(transfer).ConfigureAwait(false);
        }
        catch (LibvirtNotFoundException)
        {
            // The source has no such domain any more: it went while nobody looked.
        }

        await transfer.ConfigureAwait(false);
    }

    private async Task ActAsync(SteeringAction action)
    {
        try
        {
            switch (action)
            {
                case LimitAction limit:
                    await MigrationChanges.SetLimitAsync(_domain, limit.Limit).ConfigureAwait(false);
                    Record.Tell(MigrationEventKind.Decision, $"downtime limit {Words.Time(limit.Limit)}: {limit.Reason}");
                    break;
                case PostCopyAction:
                    await StartPostCopyAsync(action.Reason, CancellationToken.None).ConfigureAwait(false);
                    break;
                case PauseAction:
                    Record.Tell(MigrationEventKind.Decision, $"post-copy is paused: {action.Reason}");
                    await _domain.AbortJobAsync(DomainAbortJobFlagsValues.Postcopy).ConfigureAwait(false);
                    // The call goes on until the destination notices, which takes a link that carries again.
                    Record.Enter(MigrationState.PostCopyPaused);
                    _ = AbandonLaterAsync();
                    break;
                case AbortAction:
                    CallOff(action.Reason);
                    break;
            }
        }
        catch (Exception e) when (e is LibvirtException or InvalidOperationException)
        {
            // The transfer may have ended in this very moment; else the next look decides again.
            Record.Tell(MigrationEventKind.Warning, $"not done ({action.Reason}): {e.Message}");
            _steering?.TryAgain();
        }
    }

    private void CallOff(string reason)
    {
        if (_abort.IsCancellationRequested || Record.State >= MigrationState.Finishing)
            return;
        _reason = reason;
        Record.Tell(MigrationEventKind.Decision, $"called off: {reason}");
        _abort.Cancel();
    }

    private Task SaveAsync() => _options.Journal is { } journal && _entry is { } entry ? journal.SaveAsync(entry) : Task.CompletedTask;
}
