using System.Runtime.InteropServices;

namespace KvmNfv.Libvirt.Interop;

/// <summary>The functions that libvirt calls for secret events.</summary>
internal static unsafe class SecretEventCallbacks
{
    public static nint For(SecretEventID id) => id switch
    {
        SecretEventID.Lifecycle => (nint)(delegate* unmanaged<nint, nint, int, int, void*, void>)&Lifecycle,
        SecretEventID.ValueChanged => (nint)(delegate* unmanaged<nint, nint, void*, void>)&ValueChanged,
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "The SDK does not know this secret event."),
    };

    // SAFETY: the arguments belong to libvirt and live during the callback; everything kept is copied.
    [UnmanagedCallersOnly]
    private static void Lifecycle(nint connection, nint item, int type, int detail, void* opaque) =>
        Deliver(item, opaque, (uuid, usage, usageId) => new SecretLifecycleEvent(uuid, usage, usageId, (SecretEventLifecycleType)type));

    [UnmanagedCallersOnly]
    private static void ValueChanged(nint connection, nint item, void* opaque) =>
        Deliver(item, opaque, (uuid, usage, usageId) => new SecretValueChangedEvent(uuid, usage, usageId));

    private static void Deliver(nint item, void* opaque, Func<Guid, SecretUsageType, string, SecretEvent> make)
    {
        try
        {
            var uuid = stackalloc byte[16];
            if (Native.virSecretGetUUID(item, uuid) < 0)
                throw LibvirtException.FromLastError(nameof(Native.virSecretGetUUID));
            CallbackHandle.Target<EventTarget>(opaque).Publish(make(new Guid(new ReadOnlySpan<byte>(uuid, 16), bigEndian: true), (SecretUsageType)Native.virSecretGetUsageType(item), NativeStrings.Borrow(Native.virSecretGetUsageID(item))));
        }
        catch (Exception e)
        {
            LibvirtEventLoop.ReportFailure("a secret event", e);
        }
    }
}
