namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>A sysctl that a plan wants.</summary>
internal sealed record SysctlSetting(string Key, string Value, string Reason, params string[] Mends)
{
    public TuningValueKind Kind { get; init; }

    public TuningRisk Risk { get; init; }

    public string? RiskReason { get; init; }

    /// <summary>Whether more than the wanted number is as good.</summary>
    public string Path => "/proc/sys/" + Key.Replace('.', '/');
}
