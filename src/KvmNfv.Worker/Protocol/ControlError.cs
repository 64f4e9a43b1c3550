namespace KvmNfv.Worker.Protocol;

internal enum ControlError
{
    /// <summary>No request of this protocol; the connection is closed after the answer.</summary>
    BadRequest,

    /// <summary>The worker speaks another version; the connection is closed after the answer.</summary>
    Version,

    /// <summary>Not now: before a greeting or a start, or after a start.</summary>
    State,

    /// <summary>A value is out of its range, or a name is taken or unknown.</summary>
    Argument,

    /// <summary>The host refused: a socket, a CPU, memory.</summary>
    System,
}
