namespace KvmNfv.Sdk.Audit;

/// <summary>What a rule looks at beside the domain's document.</summary>
[Flags]
public enum AuditNeeds
{
    /// <summary>Nothing else.</summary>
    None = 0,

    /// <summary>The host's topology.</summary>
    Host = 1,

    /// <summary>The plan that the domain was made from.</summary>
    Plan = 2,

    /// <summary>The profile that was asked for.</summary>
    Profile = 4,

    /// <summary>What the kernel shows of the running domain.</summary>
    Running = 8,

    /// <summary>The documents of the host's other domains.</summary>
    Others = 16,
}
