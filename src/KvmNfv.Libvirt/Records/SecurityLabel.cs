using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>The security label that confines a domain.</summary>
/// <param name="Label">The label; empty where there is none.</param>
/// <param name="Enforcing">Whether the policy is enforced.</param>
public sealed record SecurityLabel(string Label, bool Enforcing)
{
    // SAFETY: the field is a fixed buffer of VIR_SECURITY_LABEL_BUFLEN = 4097 bytes (libvirt-host.h).
    internal static unsafe SecurityLabel From(in virSecurityLabel info)
    {
        fixed (byte* label = info.label)
            return new(NativeStrings.FromBuffer(label, 4097), info.enforcing != 0);
    }
}
