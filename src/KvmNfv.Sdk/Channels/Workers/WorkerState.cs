namespace KvmNfv.Sdk.Channels;

/// <summary>What a worker is doing.</summary>
public enum WorkerState
{
    /// <summary>Not started, or stopped.</summary>
    Stopped,

    /// <summary>Its process is being started, or taken over.</summary>
    Starting,

    /// <summary>It moves frames.</summary>
    Running,

    /// <summary>Its process ended, and another one comes.</summary>
    Restarting,

    /// <summary>Its process ended too often; only a new start helps.</summary>
    Failed,
}
