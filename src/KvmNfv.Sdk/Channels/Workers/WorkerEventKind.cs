namespace KvmNfv.Sdk.Channels;

/// <summary>What happened to a worker.</summary>
public enum WorkerEventKind
{
    /// <summary>A polling thread couldn't have a CPU of its own: there is no isolated one left.</summary>
    NotPinned,

    /// <summary>A process was started and has its configuration.</summary>
    Running,

    /// <summary>A process that went on without a supervisor was taken over, with its traffic.</summary>
    Adopted,

    /// <summary>A process that went on without a supervisor had another configuration, or another version, and was stopped.</summary>
    Replaced,

    /// <summary>The process doesn't answer, and is killed.</summary>
    Unresponsive,

    /// <summary>The process ended by itself, or was killed.</summary>
    Exited,

    /// <summary>A new process couldn't be started; it is tried again.</summary>
    RestartFailed,

    /// <summary>It was stopped as asked.</summary>
    Stopped,

    /// <summary>Processes ended too often in a row (<see cref="RestartSchedule.MostInARow"/>).</summary>
    Failed,
}
