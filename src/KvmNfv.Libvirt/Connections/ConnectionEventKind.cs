namespace KvmNfv.Libvirt;

/// <summary>What happened to a connection.</summary>
public enum ConnectionEventKind
{
    /// <summary>The server went away or stopped answering. Calls fail from now on.</summary>
    Lost,

    /// <summary>Another attempt to open it follows after the delay.</summary>
    Reconnecting,

    /// <summary>It is open again, and the event streams go on. What happened on the server in between was not told: look again.</summary>
    Reconnected,

    /// <summary>It is lost for good. The last event.</summary>
    Disconnected,

    /// <summary>This program disposed it. The last event.</summary>
    Closed,
}
