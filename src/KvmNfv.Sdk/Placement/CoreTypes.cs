namespace KvmNfv.Sdk.Placement;

/// <summary>The words for core types of hybrid hosts that hold whatever the vendor; any other word is the kernel's own name of a type.</summary>
public static class CoreTypes
{
    /// <summary>Any core; the default.</summary>
    public const string Any = "any";

    /// <summary>The host's fastest type of core. On a host whose cores are all alike every core is.</summary>
    public const string Performance = "performance";

    /// <summary>The host's slowest type of core. On a host whose cores are all alike every core is.</summary>
    public const string Efficiency = "efficiency";
}
