namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>What a readiness check found.</summary>
public enum CheckState
{
    /// <summary>As wanted.</summary>
    Pass,

    /// <summary>Nothing to mend; worth knowing.</summary>
    Note,

    /// <summary>Costs latency or packets, within what the profile can bear.</summary>
    Warn,

    /// <summary>Breaks what the profile promises.</summary>
    Fail,

    /// <summary>The evidence can't be read here; never to be taken for a pass.</summary>
    Unknown,

    /// <summary>The host has no such feature, or the check belongs to another profile or side.</summary>
    NotApplicable,
}
