namespace KvmNfv.Sdk.Migration;

/// <summary>One choice of a plan.</summary>
/// <param name="Subject">What it is about: <c>parallel</c>, <c>compression</c>, <c>post-copy</c>, <c>downtime</c> ...</param>
/// <param name="Choice">What was chosen, in a few words.</param>
/// <param name="Reason">One sentence.</param>
/// <param name="Pinned">Whether the user chose it.</param>
/// <param name="Rule">The rule it comes from, where one decided.</param>
public sealed record MigrationDecision(string Subject, string Choice, string Reason, bool Pinned = false, string? Rule = null);
