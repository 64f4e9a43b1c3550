using System.Runtime.InteropServices;

namespace KvmNfv.Libvirt.Interop;

/// <summary>Notices that an administration connection was closed from outside (<c>virAdmConnectRegisterCloseCallback</c>).</summary>
internal sealed unsafe class AdminCloseCallback(Action<ConnectCloseReason> closed)
{
    private static readonly nint s_function = (nint)(delegate* unmanaged<nint, int, void*, void>)&Closed;

    // SAFETY: libvirt owns the opaque from here on and frees it through the free callback; a refusal leaves it with us.
    public void Register(nint connection)
    {
        var opaque = CallbackHandle.Lend(this);
        if (Native.virAdmConnectRegisterCloseCallback(connection, s_function, opaque, CallbackHandle.FreeFunction) >= 0)
            return;
        CallbackHandle.Release(opaque);
        throw LibvirtException.FromLastError(nameof(Native.virAdmConnectRegisterCloseCallback));
    }

    // SAFETY: the connection is leased by the caller. A connection that was lost has forgotten its callback, which is no failure here.
    public static void Unregister(nint connection)
    {
        if (Native.virAdmConnectUnregisterCloseCallback(connection, s_function) < 0)
            Native.virResetLastError();
    }

    [UnmanagedCallersOnly]
    private static void Closed(nint connection, int reason, void* opaque)
    {
        try
        {
            CallbackHandle.Target<AdminCloseCallback>(opaque).Report((ConnectCloseReason)reason);
        }
        catch (Exception e)
        {
            LibvirtEventLoop.ReportFailure("an administration close callback", e);
        }
    }

    private void Report(ConnectCloseReason reason) => closed(reason);
}
