namespace KvmNfv.Sdk.Migration;

/// <summary>Where the domain is when everything has settled.</summary>
/// <param name="Outcome">One of the final states.</param>
/// <param name="Error">Why it did not complete; null where it did.</param>
/// <param name="Source">The source's view; null where its daemon did not answer.</param>
/// <param name="Destination">The destination's view; null where its daemon did not answer.</param>
internal sealed record MigrationEnding(MigrationState Outcome, string? Error, DomainSight? Source, DomainSight? Destination);
