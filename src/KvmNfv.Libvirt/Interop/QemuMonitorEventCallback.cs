using System.Runtime.InteropServices;

namespace KvmNfv.Libvirt.Interop;

/// <summary>The function that libvirt-qemu calls for monitor events (virConnectDomainQemuMonitorEventCallback).</summary>
internal static unsafe class QemuMonitorEventCallback
{
    public static nint Address => (nint)(delegate* unmanaged<nint, nint, byte*, long, uint, byte*, void*, void>)&Deliver;

    // SAFETY: the arguments belong to libvirt and live during the callback; everything kept is copied.
    [UnmanagedCallersOnly]
    private static void Deliver(nint connection, nint domain, byte* name, long seconds, uint microseconds, byte* details, void* opaque)
    {
        try
        {
            CallbackHandle.Target<EventTarget>(opaque).Publish(new QemuMonitorEvent(
                DomainReference.From(domain), NativeStrings.Borrow(name),
                DateTimeOffset.FromUnixTimeSeconds(seconds).AddMicroseconds(microseconds), NativeStrings.BorrowOrNull(details)));
        }
        catch (Exception e)
        {
            LibvirtEventLoop.ReportFailure("a QEMU monitor event", e);
        }
    }
}
