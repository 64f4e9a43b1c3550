namespace KvmNfv.Sdk.Migration;

/// <summary>An evacuation under way. It goes on whether or not anybody watches; <see cref="WaitAsync"/> tells its end. Thread-safe.</summary>
public interface IEvacuationOperation
{
    /// <summary>The plan it follows.</summary>
    EvacuationPlan Plan { get; }

    /// <summary>The newest progress.</summary>
    EvacuationProgress Progress { get; }

    /// <summary>Progress from now on, until the end. A slow reader misses the older ones, never the newest.</summary>
    /// <param name="cancellationToken">Ends the watching, not the evacuation.</param>
    IAsyncEnumerable<EvacuationProgress> WatchAsync(CancellationToken cancellationToken = default);

    /// <summary>Waits for the end, and gives the report; a domain that failed is a row of it, not an exception.</summary>
    /// <param name="cancellationToken">Ends the waiting, not the evacuation.</param>
    Task<EvacuationReport> WaitAsync(CancellationToken cancellationToken = default);

    /// <summary>Calls it off: nothing else begins, and migrations under way are called off, but for those in post-copy, which go on to their end. Waits until
    /// everything is put back.</summary>
    /// <param name="cancellationToken">Ends the waiting, not the cancelling.</param>
    Task CancelAsync(CancellationToken cancellationToken = default);
}
