namespace KvmNfv.Sdk.Migration;

/// <summary>Go over to post-copy.</summary>
internal sealed record PostCopyAction(string Reason) : SteeringAction(Reason);
