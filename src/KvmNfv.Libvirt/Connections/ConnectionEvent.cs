namespace KvmNfv.Libvirt;

/// <summary>Something that happened to a connection.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Reason">Why the connection was closed; only with <c>Lost</c>, <c>Disconnected</c> and <c>Closed</c>.</param>
/// <param name="Attempt">The number of the attempt, from 1; 0 where there is none.</param>
/// <param name="Delay">How long it is until the attempt; only with <c>Reconnecting</c>.</param>
/// <param name="Error">The latest error; null with <c>Reconnected</c> and <c>Closed</c>.</param>
public sealed record ConnectionEvent(
    ConnectionEventKind Kind, ConnectCloseReason? Reason = null, int Attempt = 0, TimeSpan? Delay = null, Exception? Error = null)
{
    /// <summary>When it was noticed.</summary>
    public DateTimeOffset ReceivedAt { get; init; } = TimeProvider.System.GetUtcNow();
}
