namespace KvmNfv.Sdk.Migration;

/// <summary>Pause post-copy, so that it can be resumed over a new connection.</summary>
internal sealed record PauseAction(string Reason) : SteeringAction(Reason);
