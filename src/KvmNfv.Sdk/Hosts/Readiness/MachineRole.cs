namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>The side from which a machine is checked.</summary>
public enum MachineRole
{
    /// <summary>It runs guests. It may itself be virtual.</summary>
    Host,

    /// <summary>It is a guest.</summary>
    Guest,
}
