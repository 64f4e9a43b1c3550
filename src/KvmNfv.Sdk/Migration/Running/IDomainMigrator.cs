using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>Migrates domains by plans. Implementations are thread-safe; a domain is in one migration at a time.</summary>
public interface IDomainMigrator
{
    /// <summary>Begins a migration. What the plan's time has made untrue (the domain ended, the destination has it) is refused before anything is changed.</summary>
    /// <param name="source">The host it runs on. It must stay open until the end.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="destination">The host it goes to. It must stay open until the end.</param>
    /// <param name="plan">How, as <see cref="MigrationPlanner"/> answered.</param>
    /// <param name="options">What happens around it; null means nothing.</param>
    /// <param name="cancellationToken">Ends the beginning; afterwards <see cref="IMigrationOperation.CancelAsync"/> does.</param>
    /// <exception cref="InvalidOperationException">The plan is another domain's, the domain does not run, or the destination runs it.</exception>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    Task<IMigrationOperation> StartAsync(
        ILibvirtConnection source, IDomain domain, ILibvirtConnection destination, MigrationPlan plan, MigrationOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Picks up a migration that runs already: one of a client that died (peer-to-peer goes on without it), or another program's. With the journal's entry
    /// its plan is followed and its changes are put back at the end.
    /// </summary>
    /// <param name="source">The host it leaves.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="destination">The host it goes to.</param>
    /// <param name="options">What happens around it, with the journal; null means nothing.</param>
    /// <param name="cancellationToken">Ends the beginning.</param>
    /// <returns>Null where the domain is in no migration and the journal knows nothing of it.</returns>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    Task<IMigrationOperation?> PickUpAsync(
        ILibvirtConnection source, IDomain domain, ILibvirtConnection destination, MigrationOptions? options = null, CancellationToken cancellationToken = default);
}
