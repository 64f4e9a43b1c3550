namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>One run over a host, with its state file open: writes, reads back, remembers.</summary>
internal sealed class TuningRun
{
    private const string BootIdPath = "/proc/sys/kernel/random/boot_id";

    private readonly IHostFiles _files;
    private readonly IHostWriter _writer;
    private readonly TuningStateFile _file;
    private readonly string? _bootId;
    private readonly bool _rebooted;
    private TuningState _state;

    public TuningRun(IHostFiles files, IHostWriter writer, TuningStateFile file)
    {
        _files = files;
        _writer = writer;
        _file = file;
        _bootId = files.ReadText(BootIdPath)?.Trim();
        _state = file.Read() ?? new TuningState { BootId = _bootId };
        _rebooted = _state.BootId != _bootId;
    }

    public IReadOnlyList<TuningResult> Apply(TuningStep step)
    {
        // What another boot remembered is no longer there to be restored.
        if (_rebooted && _state.BootId != _bootId)
            _state = new TuningState { BootId = _bootId };
        var results = new List<TuningResult>();
        var todo = new List<(TuningWrite Write, string Before)>();
        foreach (var write in step.Writes)
        {
            var (before, problem) = Read(write.Path);
            if (before is null)
                results.Add(Result(step.Id, write, null, TuningOutcome.Failed, problem));
            else if (TuningValue.Matches(write.Kind, before, write.Value))
                results.Add(Result(step.Id, write, before, TuningOutcome.Unchanged));
            else
                todo.Add((write, before));
        }

        if (todo.Count == 0)
            return results;
        // The old values are on the disk before anything is written.
        Remember(step.Id, todo);
        var written = todo.Select(t => (t.Write, Result: Write(step.Id, t.Write, t.Before))).ToList();
        foreach (var (write, result) in written)
            Settle(write.Path, result);
        _file.Write(_state);
        return [.. results, .. written.Select(w => w.Result)];
    }

    public IReadOnlyList<TuningResult> Rollback(bool dryRun)
    {
        var results = new List<TuningResult>();
        var left = new List<TuningChange>();
        foreach (var change in _state.Changes.Reverse())
        {
            var result = Restore(change, dryRun);
            results.Add(result);
            if (result.Outcome == TuningOutcome.Failed)
                left.Insert(0, change);
        }

        // Restoring again is harmless, so the file need not follow each value.
        if (!dryRun)
            _file.Write(_state with { Changes = [.. left] });
        return results;
    }

    private void Remember(string step, List<(TuningWrite Write, string Before)> todo)
    {
        var changes = _state.Changes.ToList();
        foreach (var (write, before) in todo)
        {
            // The oldest value is the one to go back to.
            var at = changes.FindIndex(c => c.Path == write.Path);
            if (at >= 0)
                changes[at] = changes[at] with { New = write.Value, Done = false };
            else
                changes.Add(new TuningChange { Step = step, Path = write.Path, Kind = write.Kind, Old = TuningValue.Writable(write.Kind, before), New = write.Value });
        }

        _state = _state with { Changes = [.. changes] };
        _file.Write(_state);
    }

    private void Settle(string path, TuningResult result)
    {
        var changes = _state.Changes.ToList();
        var at = changes.FindIndex(c => c.Path == path);
        // Where a refused or failed write left the old value, there is nothing to go back to.
        if (result.Outcome is TuningOutcome.Refused or TuningOutcome.Failed && result.After is { } after && TuningValue.Same(changes[at].Kind, after, changes[at].Old))
            changes.RemoveAt(at);
        else
            changes[at] = changes[at] with { Done = result.Outcome == TuningOutcome.Applied };
        _state = _state with { Changes = [.. changes] };
    }

    private TuningResult Write(string step, TuningWrite write, string before)
    {
        string? refusal = null;
        try
        {
            _writer.Write(write.Path, write.Value);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            refusal = e.Message;
        }

        var (after, problem) = Read(write.Path);
        if (refusal is null && after is not null && TuningValue.Matches(write.Kind, after, write.Value))
            return Result(step, write, before, TuningOutcome.Applied) with { After = after };
        var message = refusal ?? problem ?? $"It reads back as '{after}'.";
        return (write.MayBeRefused is { } why && after is not null && TuningValue.Same(write.Kind, after, before)
            ? Result(step, write, before, TuningOutcome.Refused, why)
            : Result(step, write, before, TuningOutcome.Failed, message)) with { After = after };
    }

    private TuningResult Restore(TuningChange change, bool dryRun)
    {
        var result = new TuningResult { Step = change.Step, Path = change.Path, Wanted = change.Old, Outcome = TuningOutcome.Restored };
        if (_rebooted)
            return result with { Outcome = TuningOutcome.Rebooted, Message = "The host was booted since; what it has now is what that boot set." };
        var (before, problem) = Read(change.Path);
        if (before is null)
            return problem is null or NotThere ? result with { Outcome = TuningOutcome.Gone } : result with { Outcome = TuningOutcome.Failed, Message = problem };
        if (TuningValue.Same(change.Kind, before, change.Old))
            return result with { Before = before, Outcome = TuningOutcome.Unchanged };
        // Somebody else's later value goes too; he should know.
        var note = change.Done && !TuningValue.Matches(change.Kind, before, change.New) ? $"It held '{before}', neither the old value nor the applied one '{change.New}'." : null;
        if (dryRun)
            return result with { Before = before, Outcome = TuningOutcome.Planned, Message = note };
        try
        {
            _writer.Write(change.Path, change.Old);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return result with { Before = before, Outcome = TuningOutcome.Failed, Message = e.Message };
        }

        var (after, _) = Read(change.Path);
        return after is not null && TuningValue.Same(change.Kind, after, change.Old)
            ? result with { Before = before, After = after, Message = note }
            : result with { Before = before, After = after, Outcome = TuningOutcome.Failed, Message = $"It reads back as '{after}'." };
    }

    private const string NotThere = "It is not there.";

    private (string? Text, string? Problem) Read(string path)
    {
        try
        {
            return _files.ReadText(path)?.Trim() is { } text ? (text, null) : (null, NotThere);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return (null, e.Message);
        }
    }

    private static TuningResult Result(string step, TuningWrite write, string? before, TuningOutcome outcome, string? message = null) =>
        new() { Step = step, Path = write.Path, Before = before, Wanted = write.Value, After = outcome == TuningOutcome.Unchanged ? before : null, Outcome = outcome, Message = message };
}
