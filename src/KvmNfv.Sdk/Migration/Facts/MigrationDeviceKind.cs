using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Migration;

/// <summary>Devices that matter to migration.</summary>
public enum MigrationDeviceKind
{
    /// <summary>A vhost-user interface: its back-end must take part.</summary>
    [JsonStringEnumMemberName("vhost-user")]
    VhostUser,

    /// <summary>A PCI device or virtual function passed through by VFIO.</summary>
    [JsonStringEnumMemberName("vfio")]
    Vfio,

    /// <summary>A mediated device.</summary>
    [JsonStringEnumMemberName("mdev")]
    Mdev,

    /// <summary>A vDPA interface.</summary>
    [JsonStringEnumMemberName("vdpa")]
    Vdpa,

    /// <summary>A USB or SCSI device of the host.</summary>
    [JsonStringEnumMemberName("host-device")]
    HostDevice,

    /// <summary>An ivshmem device.</summary>
    [JsonStringEnumMemberName("shared-memory")]
    SharedMemory,

    /// <summary>A host folder shared into the guest (virtiofs, 9p).</summary>
    [JsonStringEnumMemberName("filesystem")]
    Filesystem,
}
