using KvmNfv.Cli.Output;
using KvmNfv.Libvirt;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Commands;

/// <summary>Looks at a domain that may be migrating, whoever started that.</summary>
/// <param name="source">The host it leaves.</param>
/// <param name="destination">The host it goes to; null where nobody gave one.</param>
/// <param name="journal">Remembers migrations.</param>
internal sealed class MigrationStatusReader(ILibvirtConnection source, ILibvirtConnection? destination, IMigrationJournal journal)
{
    public async Task<MigrationStatus> ReadAsync(string name, Guid uuid, CancellationToken cancellationToken)
    {
        var entry = await journal.LoadAsync(uuid, cancellationToken).ConfigureAwait(false);
        using var here = await FindAsync(source, uuid, cancellationToken).ConfigureAwait(false);
        using var there = destination is null ? null : await FindAsync(destination, uuid, cancellationToken).ConfigureAwait(false);
        var state = here is null ? null : await StateAsync(here, cancellationToken).ConfigureAwait(false);
        return new()
        {
            Domain = name,
            Uuid = uuid,
            Source = source.Uri,
            SourceState = Words(state),
            Destination = destination?.Uri ?? entry?.Plan.Preflight.Destination,
            DestinationState = there is null ? null : Words(await StateAsync(there, cancellationToken).ConfigureAwait(false)),
            // libvirt tells the statistics of a migration at its source only.
            Job = here is null || state is null ? null : await JobAsync(here, state.Value, cancellationToken).ConfigureAwait(false),
            Remembered = entry is null ? null : RememberedMigration.From(entry),
        };
    }

    private static async Task<IDomain?> FindAsync(ILibvirtConnection connection, Guid uuid, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.LookupDomainByUuidAsync(uuid, cancellationToken).ConfigureAwait(false);
        }
        catch (LibvirtNotFoundException)
        {
            return null;
        }
    }

    private static async Task<DomainStateInfo?> StateAsync(IDomain domain, CancellationToken cancellationToken)
    {
        try
        {
            return await domain.GetStateAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (LibvirtNotFoundException)
        {
            // It went away between two calls: a transient domain, at the end of its migration.
            return null;
        }
    }

    private static string? Words(DomainStateInfo? state) => state is { } known
        ? DomainWords.State(known.State) + (DomainWords.Reason(known) is { } reason ? $" ({reason})" : "") : null;

    private static async Task<MigrationJob?> JobAsync(IDomain domain, DomainStateInfo state, CancellationToken cancellationToken)
    {
        DomainJobStats stats;
        try
        {
            stats = await domain.GetJobStatsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (LibvirtException e) when (e is LibvirtNotFoundException || e.Code is ErrorNumber.OperationInvalid or ErrorNumber.NoSupport)
        {
            // It does not run (any more), or its driver knows no jobs.
            return null;
        }

        if (stats.Type is not (DomainJobType.Bounded or DomainJobType.Unbounded)
            || !stats.Parameters.TryGet(DomainJobStat.Operation, out var operation) || operation.AsInt32() != (int)DomainJobOperation.MigrationOut)
            return null;
        var postCopy = state is { State: DomainState.Paused, Reason: (int)DomainPausedReason.Postcopy or (int)DomainPausedReason.PostcopyFailed };
        return MigrationJob.From(stats, postCopy, await LimitAsync(domain, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<ulong?> LimitAsync(IDomain domain, CancellationToken cancellationToken)
    {
        try
        {
            return await domain.GetMigrateMaxDowntimeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (LibvirtException)
        {
            // Not told in every phase; it is one figure of many.
            return null;
        }
    }
}
