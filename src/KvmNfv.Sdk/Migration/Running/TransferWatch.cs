using System.Threading.Channels;
using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// Follows a transfer: reads the statistics when a pass begins and by the clock, writes progress and passes down, and lets the steering decide. One at a time
/// for a transfer; it ends with the transfer.
/// </summary>
internal sealed class TransferWatch(
    ILibvirtConnection source, IDomain domain, MigrationRecord record, MigrationSteering? steering, TimeSpan poll, Func<SteeringAction, Task> act, TimeProvider time)
{
    private readonly BandwidthMeter _meter = new();
    private int _before = -1;
    private int _iteration;
    private bool _silent;

    /// <summary>The statistics that libvirt sent with the end of the job; null until then.</summary>
    public JobSample? Completed { get; private set; }

    /// <param name="begin">Begins the transfer: after the subscriptions, so that no pass is missed.</param>
    public async Task FollowAsync(Func<Task> begin)
    {
        var signals = Channel.CreateUnbounded<TransferSignal>();
        using var timer = new PeriodicTimer(poll, time);
        using var passes = source.DomainEvents.MigrationIteration(domain);
        using var completed = source.DomainEvents.JobCompleted(domain);
        Task[] pumps = [PassesAsync(passes, signals.Writer), TicksAsync(timer, signals.Writer), CompletedAsync(completed)];
        var transfer = begin();
        _ = transfer.ContinueWith(_ => signals.Writer.TryComplete(), TaskScheduler.Default);
        await foreach (var first in signals.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            var signal = first;
            // What waits is older than what the statistics will say.
            while (signals.Reader.TryRead(out var next))
                signal = next.Pass is null ? signal : next;
            if (transfer.IsCompleted)
                break;
            await LookAsync(signal).ConfigureAwait(false);
        }

        await Task.WhenAny(transfer).ConfigureAwait(false);
        // The job's last statistics come as an event of their own, about when the call returns.
        for (var i = 0; i < 20 && Completed is null; i++)
            await Task.Delay(TimeSpan.FromMilliseconds(10), time).ConfigureAwait(false);
        passes.Dispose();
        completed.Dispose();
        timer.Dispose();
        await Task.WhenAll(pumps).ConfigureAwait(false);
    }

    private async Task LookAsync(TransferSignal signal)
    {
        // Some versions go on counting from an earlier, cancelled try.
        if (_before < 0 && signal.Pass is { } first)
            _before = first - 1;
        JobSample sample;
        try
        {
            sample = JobSample.Of(await domain.GetJobStatsAsync().ConfigureAwait(false));
        }
        catch (LibvirtException e)
        {
            // Between the job's end and the call's return there is no job; a lost connection ends the call itself.
            if (e is LibvirtConnectionLostException && !_silent)
            {
                _silent = true;
                record.Tell(MigrationEventKind.Warning, $"the source's daemon doesn't answer: {e.Message}");
            }

            return;
        }

        if (!sample.Migrates || sample.MemoryTotal.Bytes == 0)
            return;
        var at = record.Elapsed;
        _meter.Add(at, sample);
        var actions = signal.Pass is { } pass ? OnPass(pass, at, sample) : [];
        var progress = Progress(at, sample);
        record.Samples.Add(progress);
        foreach (var action in actions)
            await act(action).ConfigureAwait(false);
        if (record.State is MigrationState.PreCopy or MigrationState.PostCopy && steering is not null)
        {
            foreach (var action in steering.OnSample(progress, sample.DataProcessed))
                await act(action).ConfigureAwait(false);
        }
    }

    private List<SteeringAction> OnPass(int pass, TimeSpan at, JobSample sample)
    {
        if (record.State != MigrationState.PreCopy)
            return [];
        if (pass - _before <= _iteration)
            return [];
        _iteration = pass - _before;
        var seen = new PassRecord
        {
            Iteration = _iteration,
            At = at,
            Remaining = sample.MemoryRemaining,
            Bandwidth = _meter.Rate,
            DirtyRate = sample.DirtyRate,
            Throttle = Math.Clamp(sample.Throttle, 0, 100),
            DowntimeLimit = steering?.Limit ?? TimeSpan.Zero,
        };
        record.Add(seen);
        return steering is null ? [] : [.. steering.OnPass(seen)];
    }

    private MigrationProgress Progress(TimeSpan at, JobSample sample) => new()
    {
        At = at,
        State = record.State,
        Iteration = _iteration,
        MemoryTotal = sample.MemoryTotal,
        MemoryRemaining = sample.MemoryRemaining,
        MemorySent = sample.MemoryProcessed,
        DiskRemaining = sample.DiskRemaining,
        Bandwidth = _meter.Rate ?? sample.Bandwidth,
        DirtyRate = sample.DirtyRate,
        Throttle = sample.Throttle,
        DowntimeLimit = steering?.Limit ?? TimeSpan.Zero,
        ExpectedDowntime = sample.Downtime,
        ForecastTotal = steering?.Forecast is { Completes: true } forecast ? forecast.Total : null,
        ForecastDowntime = steering?.Forecast is { Completes: true } end ? end.Downtime : null,
        PostCopyRequests = sample.PostCopyRequests,
    };

    private static async Task PassesAsync(EventStream<DomainMigrationIterationEvent> passes, ChannelWriter<TransferSignal> signals)
    {
        try
        {
            await foreach (var pass in ((IAsyncEnumerable<DomainMigrationIterationEvent>)passes).ConfigureAwait(false))
                signals.TryWrite(new TransferSignal(pass.Iteration));
        }
        catch (LibvirtException)
        {
            // The connection is lost for good, which ends the transfer's call with the same error.
        }
    }

    private static async Task TicksAsync(PeriodicTimer timer, ChannelWriter<TransferSignal> signals)
    {
        while (await timer.WaitForNextTickAsync().ConfigureAwait(false))
            signals.TryWrite(default);
    }

    private async Task CompletedAsync(EventStream<DomainJobCompletedEvent> completed)
    {
        try
        {
            await foreach (var e in ((IAsyncEnumerable<DomainJobCompletedEvent>)completed).ConfigureAwait(false))
                Completed = JobSample.Of(DomainJobType.Completed, e.Statistics);
        }
        catch (LibvirtException)
        {
            // As above; the report then has no statistics of the end.
        }
    }
}
