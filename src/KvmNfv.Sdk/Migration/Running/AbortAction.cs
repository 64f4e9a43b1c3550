namespace KvmNfv.Sdk.Migration;

/// <summary>Give up; the guest goes on at the source.</summary>
internal sealed record AbortAction(string Reason) : SteeringAction(Reason);
