namespace KvmNfv.Sdk.Migration;

/// <summary>Set the downtime limit.</summary>
internal sealed record LimitAction(TimeSpan Limit, string Reason) : SteeringAction(Reason);
