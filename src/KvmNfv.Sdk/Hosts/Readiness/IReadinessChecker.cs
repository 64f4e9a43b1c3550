namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>Checks whether a machine is ready to run NFV guests. Only reads; changes nothing. Safe to use from several threads.</summary>
public interface IReadinessChecker
{
    /// <summary>Checks a machine.</summary>
    /// <param name="files">Its files: <see cref="HostFiles.Live"/>, or a recorded tree.</param>
    /// <param name="options">What to check for; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the wait of <see cref="ReadinessOptions.Window"/>.</param>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    Task<ReadinessReport> CheckAsync(IHostFiles files, ReadinessOptions? options = null, CancellationToken cancellationToken = default);
}
