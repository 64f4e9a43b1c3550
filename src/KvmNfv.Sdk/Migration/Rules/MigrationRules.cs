namespace KvmNfv.Sdk.Migration;

/// <summary>The rule table: which combinations of flags, parameters, versions, devices and hosts are refused, deadly or harmful, and how to repair them.</summary>
public static class MigrationRules
{
    /// <summary>Every rule, in the order in which they are looked at. Thread-safe.</summary>
    public static EquatableList<MigrationRule> All { get; } =
    [
        .. HostRules.All, .. RouteRules.All, .. StorageRules.All, .. DeviceRules.All, .. CompressionRules.All, .. ParallelRules.All, .. PostCopyRules.All,
        .. ZeroCopyRules.All, .. TlsRules.All, .. ThrottleRules.All, .. DirtyRateRules.All,
    ];

    /// <summary>The rule with an id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static MigrationRule Get(string id) => All.FirstOrDefault(r => r.Id == id) ?? throw new KeyNotFoundException($"There is no migration rule '{id}'.");
}
