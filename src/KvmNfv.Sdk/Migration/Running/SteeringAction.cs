namespace KvmNfv.Sdk.Migration;

/// <summary>Something that the controller does, and why.</summary>
/// <param name="Reason">One sentence.</param>
internal abstract record SteeringAction(string Reason);
