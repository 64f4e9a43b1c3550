namespace KvmNfv.Libvirt;

/// <summary>What a full event stream drops.</summary>
public enum EventOverflow
{
    /// <summary>The event that waited longest: the reader sees the newest state.</summary>
    DropOldest,

    /// <summary>The event that just came: the reader sees an unbroken beginning.</summary>
    DropNewest,
}
