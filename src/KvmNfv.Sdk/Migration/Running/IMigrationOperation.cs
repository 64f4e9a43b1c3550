using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>A migration under way. It goes on whether or not anybody watches; <see cref="WaitAsync"/> tells its end. Thread-safe.</summary>
public interface IMigrationOperation
{
    /// <summary>Names this migration, in its report and in the journal.</summary>
    Guid Id { get; }

    /// <summary>The domain's name at the source.</summary>
    string DomainName { get; }

    /// <summary>The plan it follows; null for one that was picked up without its plan.</summary>
    MigrationPlan? Plan { get; }

    /// <summary>Where it is now.</summary>
    MigrationState State { get; }

    /// <summary>The newest progress; null before the transfer.</summary>
    MigrationProgress? Progress { get; }

    /// <summary>Progress from now on, until the end. A slow reader misses the older ones, never the newest.</summary>
    /// <param name="cancellationToken">Ends the watching, not the migration.</param>
    IAsyncEnumerable<MigrationProgress> WatchAsync(CancellationToken cancellationToken = default);

    /// <summary>Every event from the beginning, until the end.</summary>
    /// <param name="cancellationToken">Ends the watching, not the migration.</param>
    IAsyncEnumerable<MigrationEvent> EventsAsync(CancellationToken cancellationToken = default);

    /// <summary>Waits for the end, and gives the report; a failed migration is a report too, not an exception, and so is post-copy that broke off and could not be resumed.</summary>
    /// <param name="cancellationToken">Ends the waiting, not the migration.</param>
    Task<MigrationReport> WaitAsync(CancellationToken cancellationToken = default);

    /// <summary>Calls it off, whatever phase it is in, and waits until everything is put back. Does nothing after the end.</summary>
    /// <param name="cancellationToken">Ends the waiting, not the cancelling.</param>
    /// <exception cref="InvalidOperationException">It is in post-copy, where there is no way back.</exception>
    Task CancelAsync(CancellationToken cancellationToken = default);

    /// <summary>Goes over to post-copy now.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="InvalidOperationException">The plan does not allow post-copy, or the transfer does not run.</exception>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    Task StartPostCopyAsync(CancellationToken cancellationToken = default);
}
