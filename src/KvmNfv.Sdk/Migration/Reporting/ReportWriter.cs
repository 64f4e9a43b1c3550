namespace KvmNfv.Sdk.Migration;

/// <summary>Puts the report together.</summary>
internal sealed class ReportWriter(MigrationHookContext context, MigrationPlan? plan, MigrationRecord record)
{
    private const int MostSamples = 2_000;

    public MigrationReport Write(
        MigrationEnding ending, TimeSpan total, TimeSpan returned, JobSample? completed, SwitchOverWatch switchOver, ServiceProbeReport? probe, EquatableList<MigrationProofCheck> proof)
    {
        var samples = record.Samples.Values;
        var moved = ending.Outcome == MigrationState.Completed;
        return new MigrationReport
        {
            Id = context.Id,
            Domain = context.Domain,
            DomainName = context.DomainName,
            Source = context.Source.Uri,
            Destination = context.Destination.Uri,
            Outcome = ending.Outcome,
            Error = ending.Error,
            Plan = plan,
            StartedAt = record.StartedAt,
            Total = moved ? total : returned,
            Returned = returned,
            LibvirtTotal = moved ? completed?.ElapsedNet ?? completed?.Elapsed : null,
            Setup = completed?.Setup,
            Transferred = completed?.MemoryProcessed ?? (samples.Count > 0 ? samples[^1].MemorySent : default),
            Downtime = moved
                ? new MigrationDowntimes { Qemu = switchOver.Qemu, Libvirt = completed?.DowntimeNet ?? completed?.Downtime, Events = switchOver.Gap, Probe = probe?.LongestGap }
                : new MigrationDowntimes(),
            TimeToService = moved && probe?.GapEnded is { } answered && answered > record.StartedAt ? answered - record.StartedAt : null,
            Probe = probe,
            Passes = [.. record.Passes],
            Samples = [.. Thinned(samples)],
            Events = [.. record.Events.Values],
            Proof = proof,
        };
    }

    private static IEnumerable<MigrationProgress> Thinned(IReadOnlyList<MigrationProgress> samples)
    {
        var step = Math.Max(1, (samples.Count + MostSamples - 1) / MostSamples);
        return samples.Where((_, i) => i % step == 0 || i == samples.Count - 1);
    }
}
