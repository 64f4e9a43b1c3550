namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>How much a finding costs when it is not as wanted.</summary>
public enum CheckSeverity
{
    /// <summary>Information.</summary>
    Low,

    /// <summary>Microseconds.</summary>
    Medium,

    /// <summary>Tens of microseconds or more.</summary>
    High,

    /// <summary>A millisecond or more, or nothing works at all.</summary>
    Critical,
}
