using System.Runtime.InteropServices;

namespace KvmNfv.Libvirt.Interop;

/// <summary>Gives libvirt the six functions of a managed <see cref="IEventLoopImplementation"/> (<c>virEventRegisterImpl</c>).</summary>
internal static unsafe class EventLoopBridge
{
    private static IEventLoopImplementation? s_implementation;

    private static IEventLoopImplementation Implementation => s_implementation!;

    // SAFETY: the functions are static code that lives as long as the process.
    public static void Register(IEventLoopImplementation implementation)
    {
        s_implementation = implementation;
        Native.virEventRegisterImpl(
            (nint)(delegate* unmanaged<int, int, nint, void*, nint, int>)&AddHandle,
            (nint)(delegate* unmanaged<int, int, void>)&UpdateHandle,
            (nint)(delegate* unmanaged<int, int>)&RemoveHandle,
            (nint)(delegate* unmanaged<int, nint, void*, nint, int>)&AddTimeout,
            (nint)(delegate* unmanaged<int, int, void>)&UpdateTimeout,
            (nint)(delegate* unmanaged<int, int>)&RemoveTimeout);
    }

    [UnmanagedCallersOnly]
    private static int AddHandle(int fd, int events, nint callback, void* opaque, nint free) =>
        Try("AddHandle", () => Implementation.AddHandle(fd, (EventHandleType)events, new NativeHandleCallback(callback, opaque, free)), -1);

    [UnmanagedCallersOnly]
    private static void UpdateHandle(int watch, int events) => Try("UpdateHandle", () =>
    {
        Implementation.UpdateHandle(watch, (EventHandleType)events);
        return 0;
    }, 0);

    [UnmanagedCallersOnly]
    private static int RemoveHandle(int watch) => Try("RemoveHandle", () => Implementation.RemoveHandle(watch) ? 0 : -1, -1);

    [UnmanagedCallersOnly]
    private static int AddTimeout(int milliseconds, nint callback, void* opaque, nint free) =>
        Try("AddTimeout", () => Implementation.AddTimeout(milliseconds, new NativeTimeoutCallback(callback, opaque, free)), -1);

    [UnmanagedCallersOnly]
    private static void UpdateTimeout(int timer, int milliseconds) => Try("UpdateTimeout", () =>
    {
        Implementation.UpdateTimeout(timer, milliseconds);
        return 0;
    }, 0);

    [UnmanagedCallersOnly]
    private static int RemoveTimeout(int timer) => Try("RemoveTimeout", () => Implementation.RemoveTimeout(timer) ? 0 : -1, -1);

    private static int Try(string member, Func<int> call, int failed)
    {
        try
        {
            return call();
        }
        catch (Exception e)
        {
            LibvirtEventLoop.ReportFailure($"{Implementation.GetType().Name}.{member}", e);
            return failed;
        }
    }
}
