namespace KvmNfv.Sdk.Audit;

/// <summary>Rules that could not be checked. What is not checked has not passed.</summary>
/// <param name="Missing">What they would have needed.</param>
/// <param name="Rules">Their names, in the registry's order.</param>
public sealed record AuditGap(string Missing, EquatableList<string> Rules);
