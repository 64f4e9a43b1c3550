namespace KvmNfv.Sdk.Migration;

/// <summary>One domain's way to one target: the request to plan, or why the facts could not be read.</summary>
internal sealed record EvacuationRoute(MigrationRequest? Request, string? Error);
