namespace KvmNfv.Sdk.Channels;

/// <summary>What becomes of a worker when the process that supervises it ends without stopping it.</summary>
public enum WorkerLifetime
{
    /// <summary>The kernel kills it at once: no stray process, and no traffic without supervision.</summary>
    WithSupervisor,

    /// <summary>It goes on moving frames, and the next supervisor with the same name and folder takes it over.</summary>
    Independent,
}
