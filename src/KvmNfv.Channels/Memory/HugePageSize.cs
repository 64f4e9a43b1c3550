namespace KvmNfv.Channels;

/// <summary>The size of a region's pages.</summary>
public enum HugePageSize
{
    /// <summary>The system's ordinary pages.</summary>
    None,

    /// <summary>2 MiB.</summary>
    TwoMebibytes,

    /// <summary>1 GiB.</summary>
    OneGibibyte,
}
