using KvmNfv.Sdk.Placement;

namespace KvmNfv.Cli;

/// <summary>A plan in a file, as <c>kvmnfv place -o json</c> prints it.</summary>
internal static class PlanFile
{
    public static Task<PlacementPlan> ReadAsync(string file, CancellationToken cancellationToken) => JsonFile.ReadAsync(file, "placement plan",
        static json => PlacementResult.FromJson(json) as PlacementPlan ?? throw new CliException("it holds a refusal: the VNF did not fit, so there is no plan"), cancellationToken);
}
