using System.Runtime.InteropServices;

namespace KvmNfv.Libvirt.Interop;

/// <summary>The functions that libvirt calls for node device events.</summary>
internal static unsafe class NodeDeviceEventCallbacks
{
    public static nint For(NodeDeviceEventID id) => id switch
    {
        NodeDeviceEventID.Lifecycle => (nint)(delegate* unmanaged<nint, nint, int, int, void*, void>)&Lifecycle,
        NodeDeviceEventID.Update => (nint)(delegate* unmanaged<nint, nint, void*, void>)&Update,
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "The SDK does not know this node device event."),
    };

    // SAFETY: the arguments belong to libvirt and live during the callback; everything kept is copied.
    [UnmanagedCallersOnly]
    private static void Lifecycle(nint connection, nint item, int type, int detail, void* opaque) =>
        Deliver(item, opaque, name => new NodeDeviceLifecycleEvent(name, (NodeDeviceEventLifecycleType)type));

    [UnmanagedCallersOnly]
    private static void Update(nint connection, nint item, void* opaque) =>
        Deliver(item, opaque, name => new NodeDeviceUpdateEvent(name));

    private static void Deliver(nint item, void* opaque, Func<string, NodeDeviceEvent> make)
    {
        try
        {
            CallbackHandle.Target<EventTarget>(opaque).Publish(make(NativeStrings.Borrow(Native.virNodeDeviceGetName(item))));
        }
        catch (Exception e)
        {
            LibvirtEventLoop.ReportFailure("a node device event", e);
        }
    }
}
