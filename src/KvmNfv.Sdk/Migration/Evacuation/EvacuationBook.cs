namespace KvmNfv.Sdk.Migration;

/// <summary>Keeps what became of each domain, and tells it. Thread-safe.</summary>
internal sealed class EvacuationBook
{
    private readonly Lock _lock = new();
    private readonly EvacuationPlan _plan;
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _startedAt;
    private readonly long _began;
    private readonly Dictionary<Guid, MigrationProgress?> _running = [];
    private readonly EvacuationRow[] _rows;

    public EvacuationBook(EvacuationPlan plan, TimeProvider time)
    {
        (_plan, _time, _startedAt, _began) = (plan, time, time.GetUtcNow(), time.GetTimestamp());
        _rows = [.. plan.Items.Select(i => i.Target is null
            ? new EvacuationRow { Item = i, Outcome = EvacuationOutcome.Refused, Error = i.Reason }
            : new EvacuationRow { Item = i, Outcome = EvacuationOutcome.Waiting })];
        News = new EvacuationNews(Now());
    }

    public EvacuationNews News { get; }

    private TimeSpan Elapsed => _time.GetElapsedTime(_began);

    public void Begin(EvacuationItem item) => Change(item, row => row with { Outcome = EvacuationOutcome.Migrating, Began = Elapsed }, () => _running[item.Domain] = null);

    public void Note(EvacuationItem item, MigrationProgress progress) => Change(item, row => row, () => _running[item.Domain] = progress);

    public void End(EvacuationItem item, MigrationReport report) => Change(
        item,
        row => row with
        {
            Outcome = report.Outcome switch
            {
                MigrationState.Completed => EvacuationOutcome.Evacuated,
                MigrationState.Cancelled => EvacuationOutcome.Cancelled,
                _ => EvacuationOutcome.Failed,
            },
            Error = report.Error,
            Ended = Elapsed,
            Report = report,
        },
        () => _running.Remove(item.Domain));

    public void Fail(EvacuationItem item, EvacuationOutcome outcome, string error) =>
        Change(item, row => row with { Outcome = outcome, Error = error, Ended = Elapsed }, () => _running.Remove(item.Domain));

    /// <summary>Ends it: those that still wait are not begun any more.</summary>
    public EvacuationReport End(string whyNotBegun)
    {
        lock (_lock)
        {
            for (var i = 0; i < _rows.Length; i++)
            {
                if (_rows[i].Outcome == EvacuationOutcome.Waiting)
                    _rows[i] = _rows[i] with { Outcome = EvacuationOutcome.NotBegun, Error = whyNotBegun };
            }

            News.Set(Now(), end: true);
            return new EvacuationReport { Source = _plan.Source, StartedAt = _startedAt, Total = Elapsed, Forecast = _plan.Forecast, Rows = [.. _rows] };
        }
    }

    private void Change(EvacuationItem item, Func<EvacuationRow, EvacuationRow> row, Action running)
    {
        lock (_lock)
        {
            var index = Array.FindIndex(_rows, r => r.Item.Domain == item.Domain);
            _rows[index] = row(_rows[index]);
            running();
            News.Set(Now());
        }
    }

    private EvacuationProgress Now() => new() { At = Elapsed, Rows = [.. _rows], Running = new Dictionary<Guid, MigrationProgress?>(_running) };
}
