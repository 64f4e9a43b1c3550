namespace KvmNfv.Sdk.Migration;

/// <summary>The report of a candidate.</summary>
internal static class PreflightWriter
{
    public static PreflightReport Write(MigrationRequest request, Candidate candidate) => new()
    {
        Domain = request.Domain.Name,
        Source = request.Source.Uri,
        Destination = request.Destination.Uri,
        Checks = candidate.Checks,
        Rules = MigrationRules.All.Count,
        Prerequisites = Prerequisites.Of(request, candidate.Draft),
    };
}
