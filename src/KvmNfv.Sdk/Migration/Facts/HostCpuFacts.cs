namespace KvmNfv.Sdk.Migration;

/// <summary>What a host's CPU is, as libvirt's capabilities tell it.</summary>
public sealed record HostCpuFacts
{
    /// <summary>libvirt's nearest named model, such as <c>Cascadelake-Server</c>; null when unknown.</summary>
    public string? Model { get; init; }

    /// <summary>The vendor, such as <c>Intel</c>; null when unknown.</summary>
    public string? Vendor { get; init; }

    /// <summary>Features beyond the model, ascending.</summary>
    public EquatableList<string> Features { get; init => field = value ?? []; } = [];
}
