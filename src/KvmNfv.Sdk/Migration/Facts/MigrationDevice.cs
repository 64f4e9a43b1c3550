namespace KvmNfv.Sdk.Migration;

/// <summary>A device of the domain that matters to migration.</summary>
public sealed record MigrationDevice
{
    /// <summary>What it is.</summary>
    public required MigrationDeviceKind Kind { get; init; }

    /// <summary>Its alias, or its MAC or address where it has none yet; unique in the domain.</summary>
    public required string Name { get; init; }

    /// <summary>The alias of the virtio interface that takes over while this one is away (<c>&lt;teaming type='transient'/&gt;</c>).</summary>
    public string? TeamedWith { get; init; }

    /// <summary>Whether the host's driver can migrate the device's state; null when unknown.</summary>
    public bool? Migratable { get; init; }

    /// <summary>The role or driver where it decides: <c>peer</c> and <c>master</c> of shared memory, <c>virtiofs</c>, <c>mlx5_vfio_pci</c>.</summary>
    public string? Detail { get; init; }
}
