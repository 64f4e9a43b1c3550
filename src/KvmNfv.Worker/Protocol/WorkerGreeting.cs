namespace KvmNfv.Worker.Protocol;

/// <summary>Who the worker is.</summary>
internal sealed class WorkerGreeting
{
    /// <summary>The version that it speaks.</summary>
    public int Version { get; set; }

    /// <summary>The program's own version.</summary>
    public string? Program { get; set; }

    public int ProcessId { get; set; }

    /// <summary>Whether it was compiled ahead of time.</summary>
    public bool IsNative { get; set; }

    /// <summary>The SHA-256 of the configuration that runs, as <see cref="ConfigurationMessage.Fingerprint"/>; null before a start.</summary>
    public string? Configuration { get; set; }
}
