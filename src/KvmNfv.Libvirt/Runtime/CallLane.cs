namespace KvmNfv.Libvirt;

/// <summary>Which of a connection's threads a call uses.</summary>
internal enum CallLane
{
    /// <summary>The shared ones.</summary>
    Ordinary,

    /// <summary>The one kept free for watching and aborting jobs.</summary>
    Control,
}
