using KvmNfv.Channels;

namespace KvmNfv.Worker.Protocol;

/// <summary>A worker's answer: an error, or what was asked for.</summary>
internal sealed class ControlResponse
{
    public int Id { get; set; }

    /// <summary>Null: it was done.</summary>
    public ControlError? Error { get; set; }

    /// <summary>What went wrong, where, and how to mend it.</summary>
    public string? Message { get; set; }

    public WorkerGreeting? Greeting { get; set; }

    public DataPlaneStatistics? Statistics { get; set; }

    /// <summary>Of a removal: whether there was such a port.</summary>
    public bool? Removed { get; set; }
}
