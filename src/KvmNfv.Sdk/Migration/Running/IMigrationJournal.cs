namespace KvmNfv.Sdk.Migration;

/// <summary>Remembers running migrations beyond this program's life. Implementations are thread-safe.</summary>
public interface IMigrationJournal
{
    /// <summary>Writes or replaces the domain's entry; it is kept once the task is done.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    Task SaveAsync(MigrationJournalEntry entry, CancellationToken cancellationToken = default);

    /// <summary>Reads a domain's entry.</summary>
    /// <param name="domain">The domain's UUID.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="InvalidDataException">The entry can't be understood; its message says where it is.</exception>
    Task<MigrationJournalEntry?> LoadAsync(Guid domain, CancellationToken cancellationToken = default);

    /// <summary>Forgets a domain's entry; does nothing without one.</summary>
    /// <exception cref="IOException">It can't be removed.</exception>
    Task RemoveAsync(Guid domain, CancellationToken cancellationToken = default);
}
