namespace KvmNfv.Sdk.Placement;

/// <summary>
/// The objective within one node as one number, so that adding and comparing stay cheap: packages, L3 domains, broken cores, CPUs left over in
/// used domains, isolated CPUs spent, from the most to the least significant. A profile has at most 1,024 vCPUs and one emulator CPU, so 11
/// bits hold what counts them; a host has at most 16,384 CPUs, so 16 bits hold what is left over.
/// </summary>
internal static class FitCost
{
    public const long Isolated = 1L;
    public const long Left = 1L << 11;
    public const long Broken = 1L << 27;
    public const long Domain = 1L << 38;
    public const long Package = 1L << 49;
    public const long Infeasible = long.MaxValue;

    public static int IsolatedOf(long cost) => (int)(cost & (Left - 1));

    public static int LeftOf(long cost) => (int)(cost % Broken / Left);

    public static int BrokenOf(long cost) => (int)(cost % Domain / Broken);

    public static int DomainsOf(long cost) => (int)(cost % Package / Domain);

    public static int PackagesOf(long cost) => (int)(cost / Package);
}
