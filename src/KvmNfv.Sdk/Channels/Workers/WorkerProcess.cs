namespace KvmNfv.Sdk.Channels;

/// <summary>A worker's process.</summary>
internal abstract class WorkerProcess
{
    public abstract int Id { get; }

    /// <summary>Completes when it has ended.</summary>
    public abstract Task<WorkerEnd> Ended { get; }

    /// <summary>Kills it, if it is still there.</summary>
    public abstract void Kill();
}
