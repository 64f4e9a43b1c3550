namespace KvmNfv.Libvirt;

/// <summary>How events wait for their reader.</summary>
public sealed class EventOptions
{
    /// <summary>The default of <see cref="Capacity"/>.</summary>
    public const int DefaultCapacity = 1024;

    /// <summary>How many events wait at most, 1 or more; the default is 1024. What comes on top is dropped and counted.</summary>
    public int Capacity { get; set; } = DefaultCapacity;

    /// <summary>Which events are dropped when the stream is full. The default is the oldest.</summary>
    public EventOverflow Overflow { get; set; }
}
