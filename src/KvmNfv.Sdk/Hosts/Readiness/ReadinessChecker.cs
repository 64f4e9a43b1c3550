using System.Globalization;

namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>
/// Runs every check over a machine's files. A check that can't read its evidence is unknown and says why; it never keeps the others from
/// running. Only reads. Safe to use from several threads.
/// </summary>
public sealed class ReadinessChecker : IReadinessChecker
{
    private readonly IReadOnlyList<ReadinessCheck> _checks;
    private readonly TimeProvider _time;

    /// <summary>A checker with all checks.</summary>
    /// <param name="timeProvider">The clock that waits for <see cref="ReadinessOptions.Window"/>; null for the system's.</param>
    public ReadinessChecker(TimeProvider? timeProvider = null)
        : this(ReadinessChecks.All, timeProvider)
    {
    }

    internal ReadinessChecker(IReadOnlyList<ReadinessCheck> checks, TimeProvider? timeProvider = null)
    {
        _checks = checks;
        _time = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Checks a machine at one moment, without waiting; checks that count events over time are unknown.</summary>
    /// <param name="files">Its files: <see cref="HostFiles.Live"/>, or a recorded tree.</param>
    /// <param name="options">What to check for; its window is not used. Null for the defaults.</param>
    public ReadinessReport Check(IHostFiles files, ReadinessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        return Report(new MachineFacts(files, options ?? new()), null, TimeSpan.Zero);
    }

    /// <inheritdoc />
    public async Task<ReadinessReport> CheckAsync(IHostFiles files, ReadinessOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        options ??= new();
        if (options.Window == TimeSpan.Zero)
            return Check(files, options);
        var facts = new MachineFacts(files, options);
        var before = new Dictionary<string, object>(StringComparer.Ordinal);
        var started = Uptime(files);
        foreach (var check in _checks)
        {
            if (check is ISampledCheck sampled && Refusal(facts, check.Definition) is null && TrySample(sampled, new CheckContext(facts, check.Definition)) is { } sample)
                before[check.Definition.Id] = sample;
        }

        await Task.Delay(options.Window, _time, cancellationToken).ConfigureAwait(false);
        return Report(facts, before, Uptime(files) - started ?? TimeSpan.Zero);
    }

    private ReadinessReport Report(MachineFacts facts, Dictionary<string, object>? before, TimeSpan window) => new()
    {
        Profile = facts.Options.Profile,
        Role = facts.Role,
        Machine = facts.Machine,
        Isolated = facts.IsolatedOrUnknown,
        WindowSeconds = Math.Round(window.TotalSeconds, 2),
        Checks = _checks.Select(c => Result(c, facts, before?.GetValueOrDefault(c.Definition.Id), window)).ToEquatableList(),
    };

    private static CheckResult Result(ReadinessCheck check, MachineFacts facts, object? before, TimeSpan window)
    {
        var definition = check.Definition;
        var context = new CheckContext(facts, definition) { Window = window };
        var finding = Refusal(facts, definition) is { } refusal ? context.NotApplicable(refusal) : Evaluate(check, context, before);
        var remedies = finding.State is CheckState.Warn or CheckState.Fail or CheckState.Note ? finding.Remedies ?? Remedies(check, context, finding) : [];
        return new CheckResult
        {
            Id = definition.Id,
            Title = definition.Title,
            Area = definition.Area,
            State = finding.State,
            Finding = finding.Text,
            NeedsRoot = finding.NeedsRoot,
            Evidence = context.CollectedEvidence,
            Wanted = finding.Wanted ?? definition.WantedFor(facts.Options.Profile, facts.Role),
            Reason = definition.Reason,
            Remedies = remedies,
            RebootNeeded = remedies.Count > 0 && remedies.All(r => r.RebootNeeded),
            DisturbsGuests = remedies.Count > 0 && remedies.All(r => r.DisturbsGuests),
            Severity = definition.Severity,
            Profiles = definition.Profiles,
            Scope = definition.Scope,
            Source = definition.Source,
        };
    }

    private static string? Refusal(MachineFacts facts, CheckDefinition definition)
    {
        if (definition.Scope is CheckScope.Host or CheckScope.Guest && (definition.Scope == CheckScope.Guest) != (facts.Role == MachineRole.Guest))
            return $"This is a {(facts.Role == MachineRole.Guest ? "guest" : "host")}; the check is one of the {(facts.Role == MachineRole.Guest ? "host" : "guest")}.";
        return definition.Profiles.Contains(facts.Options.Profile) ? null : $"The {(facts.Options.Profile == ReadinessProfile.Packet ? "packet" : "real-time")} profile doesn't need it.";
    }

    private static CheckFinding Evaluate(ReadinessCheck check, CheckContext context, object? before)
    {
        try
        {
            if (check is not ISampledCheck sampled || before is null)
                return check.Evaluate(context);
            if (context.Window > TimeSpan.Zero)
                return sampled.Compare(context, before);
            // Over a recording nothing moves, which would look like a machine where nothing happens; what one sample tells still holds.
            return check.Evaluate(context) is { State: not CheckState.Unknown } single
                ? single
                : context.Unknown("/proc/uptime did not move between the samples: these are not the files of a running machine.");
        }
        catch (UnauthorizedAccessException e)
        {
            context.AddEvidence("(refused)", e.Message);
            return context.Unknown("The evidence may be read by root only.") with { NeedsRoot = true };
        }
        catch (Exception e) when (MachineFacts.IsReadFault(e))
        {
            if (e is not EvidenceException)
                context.AddEvidence("(fault)", e.Message);
            return context.Unknown(Printable.Bounded(e.Message)!);
        }
    }

    private static EquatableList<Remedy> Remedies(ReadinessCheck check, CheckContext context, CheckFinding finding)
    {
        if (finding.State == CheckState.Note && check.Definition.Severity != CheckSeverity.Low)
            return [];
        try
        {
            return check.Remedies(context).ToEquatableList();
        }
        catch (Exception e) when (MachineFacts.IsReadFault(e))
        {
            // The finding stands without a remedy that would need what can't be read.
            return [];
        }
    }

    private static object? TrySample(ISampledCheck check, CheckContext context)
    {
        try
        {
            return check.Sample(context);
        }
        catch (Exception e) when (MachineFacts.IsReadFault(e))
        {
            // The second sample fails the same way and is reported.
            return null;
        }
    }

    // "seconds idle-seconds"
    private static TimeSpan? Uptime(IHostFiles files)
    {
        try
        {
            return double.TryParse(files.ReadText("/proc/uptime")?.Split(' ')[0], CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
        }
        catch (Exception e) when (MachineFacts.IsReadFault(e))
        {
            return null;
        }
    }
}
