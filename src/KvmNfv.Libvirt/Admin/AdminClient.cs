using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

public sealed unsafe partial class AdminClient
{
    /// <summary>The client's id, unique within its server.</summary>
    // SAFETY: the lease keeps the native object alive during the call.
    public ulong Id
    {
        get
        {
            using var self = Lease();
            return Native.virAdmClientGetID(self.Pointer);
        }
    }

    /// <summary>When the client connected, to the second.</summary>
    // SAFETY: the lease keeps the native object alive during the call.
    public DateTimeOffset ConnectedAt
    {
        get
        {
            using var self = Lease();
            return DateTimeOffset.FromUnixTimeSeconds(Native.virAdmClientGetTimestamp(self.Pointer));
        }
    }
}
