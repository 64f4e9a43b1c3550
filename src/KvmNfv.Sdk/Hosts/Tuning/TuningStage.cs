namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>When a step is taken. In this order: what needs a reboot comes first, so that one reboot serves all of it.</summary>
public enum TuningStage
{
    /// <summary>In the firmware's set-up, before anything else.</summary>
    Firmware,

    /// <summary>In files that the next boot reads.</summary>
    Boot,

    /// <summary>On the running host; lost at the next boot unless a file of the plan does it again.</summary>
    Runtime,

    /// <summary>In each guest's domain document.</summary>
    Guest,
}
