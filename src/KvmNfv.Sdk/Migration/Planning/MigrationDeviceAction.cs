using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Migration;

/// <summary>What is done with a device around the transfer.</summary>
public enum MigrationDeviceAction
{
    /// <summary>Detach it before and wait for the guest to let go.</summary>
    [JsonStringEnumMemberName("detach")]
    Detach,

    /// <summary>QEMU unplugs it itself (failover pair); watch that the guest lets go in time.</summary>
    [JsonStringEnumMemberName("wait-unplug")]
    WaitUnplug,

    /// <summary>Attach it after, at the destination, or at the source after a failure.</summary>
    [JsonStringEnumMemberName("attach")]
    Attach,
}
