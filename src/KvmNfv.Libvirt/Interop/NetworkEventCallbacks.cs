using System.Runtime.InteropServices;

namespace KvmNfv.Libvirt.Interop;

/// <summary>The functions that libvirt calls for network events.</summary>
internal static unsafe class NetworkEventCallbacks
{
    public static nint For(NetworkEventID id) => id switch
    {
        NetworkEventID.Lifecycle => (nint)(delegate* unmanaged<nint, nint, int, int, void*, void>)&Lifecycle,
        NetworkEventID.MetadataChange => (nint)(delegate* unmanaged<nint, nint, int, byte*, void*, void>)&MetadataChange,
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "The SDK does not know this network event."),
    };

    // SAFETY: the arguments belong to libvirt and live during the callback; everything kept is copied.
    [UnmanagedCallersOnly]
    private static void Lifecycle(nint connection, nint item, int type, int detail, void* opaque) =>
        Deliver(item, opaque, (name, uuid) => new NetworkLifecycleEvent(name, uuid, (NetworkEventLifecycleType)type));

    [UnmanagedCallersOnly]
    private static void MetadataChange(nint connection, nint item, int type, byte* uri, void* opaque) =>
        Deliver(item, opaque, (name, uuid) => new NetworkMetadataChangeEvent(name, uuid, (NetworkMetadataType)type, NativeStrings.BorrowOrNull(uri)));

    private static void Deliver(nint item, void* opaque, Func<string, Guid, NetworkEvent> make)
    {
        try
        {
            var uuid = stackalloc byte[16];
            if (Native.virNetworkGetUUID(item, uuid) < 0)
                throw LibvirtException.FromLastError(nameof(Native.virNetworkGetUUID));
            CallbackHandle.Target<EventTarget>(opaque).Publish(make(NativeStrings.Borrow(Native.virNetworkGetName(item)), new Guid(new ReadOnlySpan<byte>(uuid, 16), bigEndian: true)));
        }
        catch (Exception e)
        {
            LibvirtEventLoop.ReportFailure("a network event", e);
        }
    }
}
