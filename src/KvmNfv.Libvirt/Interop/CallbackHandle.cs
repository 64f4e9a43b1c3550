using System.Runtime.InteropServices;

namespace KvmNfv.Libvirt.Interop;

/// <summary>
/// Managed objects lent to C as the <c>opaque</c> of a callback. libvirt may free one long after its callback was removed, so each is
/// released only by libvirt's free callback, or where libvirt never took it over.
/// </summary>
internal static unsafe class CallbackHandle
{
    private static int s_live;

    /// <summary>How many are lent now. Tests expect 0 in the end.</summary>
    public static int Live => Volatile.Read(ref s_live);

    /// <summary>A <c>virFreeCallback</c> that releases what <see cref="Lend"/> lent. It does not call libvirt, as close callbacks demand.</summary>
    public static nint FreeFunction => (nint)(delegate* unmanaged<void*, void>)&Free;

    public static void* Lend(object target)
    {
        Interlocked.Increment(ref s_live);
        return (void*)GCHandle.ToIntPtr(GCHandle.Alloc(target));
    }

    // SAFETY: `opaque` came from Lend and libvirt has not freed it yet: it frees after the last callback.
    public static T Target<T>(void* opaque) where T : class => (T)GCHandle.FromIntPtr((nint)opaque).Target!;

    // SAFETY: `opaque` came from Lend; each is released exactly once, by libvirt or by the caller that libvirt refused.
    public static void Release(void* opaque)
    {
        var handle = GCHandle.FromIntPtr((nint)opaque);
        var target = handle.Target;
        handle.Free();
        Interlocked.Decrement(ref s_live);
        (target as IReleaseAware)?.Released();
    }

    [UnmanagedCallersOnly]
    private static void Free(void* opaque)
    {
        try
        {
            Release(opaque);
        }
        catch (Exception e)
        {
            LibvirtEventLoop.ReportFailure("a free callback", e);
        }
    }
}
