namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>What can go wrong when a step is taken.</summary>
public enum TuningRisk
{
    /// <summary>Nothing that is not undone at once.</summary>
    Low,

    /// <summary>Something else may become slower, hotter or less comfortable to run.</summary>
    Medium,

    /// <summary>A mistake elsewhere can now stop the host, or the host may not boot as before: try it on one host first.</summary>
    High,
}
