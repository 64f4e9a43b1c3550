using System.Runtime.InteropServices;

namespace KvmNfv.Libvirt.Interop;

/// <summary>The functions that libvirt's event loop calls, for watches and timers made through <see cref="LibvirtEventLoop"/>.</summary>
internal static unsafe class EventLoopCallbacks
{
    public static nint Handle => (nint)(delegate* unmanaged<int, int, int, void*, void>)&OnHandle;

    public static nint Timeout => (nint)(delegate* unmanaged<int, void*, void>)&OnTimeout;

    public static nint Wake => (nint)(delegate* unmanaged<int, void*, void>)&OnWake;

    [UnmanagedCallersOnly]
    private static void OnHandle(int watch, int fd, int events, void* opaque)
    {
        try
        {
            CallbackHandle.Target<EventHandleWatch>(opaque).Dispatch((EventHandleType)events);
        }
        catch (Exception e)
        {
            LibvirtEventLoop.ReportFailure($"the watch of file descriptor {fd}", e);
        }
    }

    [UnmanagedCallersOnly]
    private static void OnTimeout(int timer, void* opaque)
    {
        try
        {
            CallbackHandle.Target<EventTimer>(opaque).Dispatch();
        }
        catch (Exception e)
        {
            LibvirtEventLoop.ReportFailure("a timer", e);
        }
    }

    [UnmanagedCallersOnly]
    private static void OnWake(int timer, void* opaque) => LibvirtEventLoop.RunPosted();
}
