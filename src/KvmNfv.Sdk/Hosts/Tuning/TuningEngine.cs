namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>
/// Applies run-time steps of a plan to a host, and takes them back. Only what is asked for by name is written; each value is read back; old values are on
/// the disk before the first write of a step, so that a crash at any moment can be rolled back. A failure stops nothing and undoes nothing: the
/// report says what was done and what was not. Not for use by several threads at once; runs of several processes exclude each other.
/// </summary>
public sealed class TuningEngine
{
    /// <summary>Where old values are kept unless the caller says otherwise.</summary>
    public const string DefaultStatePath = "/var/lib/kvmnfv/tuning.json";

    /// <summary>Stands for every run-time step that can be applied and isn't satisfied.</summary>
    public const string AllRuntime = "all-runtime";

    private readonly IHostFiles _files;
    private readonly IHostWriter _writer;
    private readonly string _statePath;

    /// <summary>Works on a host.</summary>
    /// <param name="files">Reads the host.</param>
    /// <param name="writer">Writes the same host.</param>
    /// <param name="statePath">The file that keeps old values; its folder is made where it is missing.</param>
    public TuningEngine(IHostFiles files, IHostWriter writer, string statePath = DefaultStatePath)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentException.ThrowIfNullOrEmpty(statePath);
        _files = files;
        _writer = writer;
        _statePath = statePath;
    }

    /// <summary>Applies steps, in the plan's order.</summary>
    /// <param name="plan">A plan for this host.</param>
    /// <param name="steps">Ids of run-time steps, or <see cref="AllRuntime"/>.</param>
    /// <param name="dryRun">Whether to only say what would be written.</param>
    /// <exception cref="TuningException">A step is unknown or can't be applied, or the state file can't be used. Nothing was written.</exception>
    /// <exception cref="IOException">The state file can't be written. The report of what was done before is lost; the file of the step before is valid.</exception>
    public TuningReport Apply(TuningPlan plan, IEnumerable<string> steps, bool dryRun = false)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(steps);
        var chosen = Choose(plan, [.. steps]);
        if (dryRun)
            return new TuningReport { Results = [.. chosen.SelectMany(s => s.Writes.Select(w => Plan(s, w)))] };
        using var file = new TuningStateFile(_statePath);
        var run = new TuningRun(_files, _writer, file);
        return new TuningReport { Results = [.. chosen.SelectMany(run.Apply)] };
    }

    /// <summary>Restores every value that <see cref="Apply"/> changed, the last first. What can't be restored stays in the state file.</summary>
    /// <param name="dryRun">Whether to only say what would be written.</param>
    /// <exception cref="TuningException">The state file can't be used. Nothing was written.</exception>
    /// <exception cref="IOException">The state file can't be written.</exception>
    public TuningReport Rollback(bool dryRun = false)
    {
        if (!File.Exists(_statePath))
            return new TuningReport();
        using var file = new TuningStateFile(_statePath);
        return new TuningReport { Results = [.. new TuningRun(_files, _writer, file).Rollback(dryRun)] };
    }

    private static List<TuningStep> Choose(TuningPlan plan, string[] ids)
    {
        if (ids.Length == 0)
            throw new TuningException($"Name the steps to apply: {Appliable(plan)}, or {AllRuntime}.");
        foreach (var id in ids.Where(i => i != AllRuntime))
        {
            var step = plan.Steps.FirstOrDefault(s => s.Id == id)
                ?? throw new TuningException($"The plan has no step '{id}'; those that can be applied are {Appliable(plan)}.");
            if (!CanApply(step))
                throw new TuningException($"Step '{id}' can't be applied on a running host by this tool: follow its instructions. Those that can are {Appliable(plan)}.");
        }

        return [.. plan.Steps.Where(s => CanApply(s) && (ids.Contains(s.Id) || (ids.Contains(AllRuntime) && !s.Satisfied)))];
    }

    private static bool CanApply(TuningStep step) => step.Stage == TuningStage.Runtime && step.Writes.Count > 0;

    private static string Appliable(TuningPlan plan) => string.Join(", ", plan.Steps.Where(CanApply).Select(s => s.Id).DefaultIfEmpty("none"));

    private TuningResult Plan(TuningStep step, TuningWrite write)
    {
        var now = _files.ReadText(write.Path)?.Trim();
        return new TuningResult
        {
            Step = step.Id,
            Path = write.Path,
            Before = now,
            Wanted = write.Value,
            Outcome = now is not null && TuningValue.Matches(write.Kind, now, write.Value) ? TuningOutcome.Unchanged : TuningOutcome.Planned,
        };
    }
}
