namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <summary>Cases of the checks M.</summary>
internal static class MemoryCases
{
    public static IEnumerable<CheckCase> All => [];
}
