using System.Runtime.InteropServices;

namespace KvmNfv.Libvirt.Interop;

/// <summary>The functions that libvirt calls for storage pool events.</summary>
internal static unsafe class StoragePoolEventCallbacks
{
    public static nint For(StoragePoolEventID id) => id switch
    {
        StoragePoolEventID.Lifecycle => (nint)(delegate* unmanaged<nint, nint, int, int, void*, void>)&Lifecycle,
        StoragePoolEventID.Refresh => (nint)(delegate* unmanaged<nint, nint, void*, void>)&Refresh,
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "The SDK does not know this storage pool event."),
    };

    // SAFETY: the arguments belong to libvirt and live during the callback; everything kept is copied.
    [UnmanagedCallersOnly]
    private static void Lifecycle(nint connection, nint item, int type, int detail, void* opaque) =>
        Deliver(item, opaque, (name, uuid) => new StoragePoolLifecycleEvent(name, uuid, (StoragePoolEventLifecycleType)type));

    [UnmanagedCallersOnly]
    private static void Refresh(nint connection, nint item, void* opaque) =>
        Deliver(item, opaque, (name, uuid) => new StoragePoolRefreshEvent(name, uuid));

    private static void Deliver(nint item, void* opaque, Func<string, Guid, StoragePoolEvent> make)
    {
        try
        {
            var uuid = stackalloc byte[16];
            if (Native.virStoragePoolGetUUID(item, uuid) < 0)
                throw LibvirtException.FromLastError(nameof(Native.virStoragePoolGetUUID));
            CallbackHandle.Target<EventTarget>(opaque).Publish(make(NativeStrings.Borrow(Native.virStoragePoolGetName(item)), new Guid(new ReadOnlySpan<byte>(uuid, 16), bigEndian: true)));
        }
        catch (Exception e)
        {
            LibvirtEventLoop.ReportFailure("a storage pool event", e);
        }
    }
}
