namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>What a plan does with a kernel parameter.</summary>
public enum KernelParameterAction
{
    /// <summary>It stays as it is.</summary>
    Kept,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It was there with another value.</summary>
    Replaced,

    /// <summary>It goes.</summary>
    Removed,
}
