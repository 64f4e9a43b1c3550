namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>Where a check makes sense.</summary>
public enum CheckScope
{
    /// <summary>On a machine that runs guests.</summary>
    Host,

    /// <summary>Inside a guest.</summary>
    Guest,

    /// <summary>On both.</summary>
    Both,
}
