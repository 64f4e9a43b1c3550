using KvmNfv.Sdk.Placement;

namespace KvmNfv.Cli.Output;

/// <summary>Placement results as sentences.</summary>
internal static class PlacementWords
{
    public static string Refusal(PlacementRefusal refusal) =>
        $"{refusal.Vnf} does not fit: {string.Join(" ", refusal.Failed.Select(f => f.Text))}{(refusal.SmallestChange is { } change ? $" The smallest change that fits: {change.Text}" : "")}";

    public static string Role(VCpuRole role) => role switch
    {
        VCpuRole.RealTime => "realtime",
        VCpuRole.Dedicated => "dedicated",
        VCpuRole.Housekeeping => "housekeeping",
        _ => "shared",
    };
}
