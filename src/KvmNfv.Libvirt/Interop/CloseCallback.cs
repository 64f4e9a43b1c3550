using System.Runtime.InteropServices;

namespace KvmNfv.Libvirt.Interop;

/// <summary>Notices that one native connection was closed from outside (<c>virConnectRegisterCloseCallback</c>).</summary>
internal sealed unsafe class CloseCallback : IReleaseAware
{
    private readonly Action<CloseCallback, ConnectCloseReason> _closed;
    private readonly LibvirtHandle _connection;
    private readonly void* _opaque;
    private int _ended;
    private int _released;

    /// <summary>Registers, and keeps the native connection open until <see cref="End"/>.</summary>
    // SAFETY: libvirt owns the opaque once the call has succeeded, except as End says.
    public CloseCallback(in HandleLease connection, Action<CloseCallback, ConnectCloseReason> closed)
    {
        _closed = closed;
        _opaque = CallbackHandle.Lend(this);
        if (Native.virConnectRegisterCloseCallback(connection.Pointer, Function, _opaque, CallbackHandle.FreeFunction) < 0)
        {
            var error = LibvirtException.FromLastError(nameof(Native.virConnectRegisterCloseCallback));
            CallbackHandle.Release(_opaque);
            throw error;
        }
        _connection = connection.Keep();
    }

    private static nint Function => (nint)(delegate* unmanaged<nint, int, void*, void>)&OnClosed;

    public void Released() => Volatile.Write(ref _released, 1);

    /// <summary>Unregisters; the action is not called any more.</summary>
    public void End()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
            return;
        var unregistered = Native.virConnectUnregisterCloseCallback(_connection.DangerousGetHandle(), Function) >= 0;
        if (!unregistered)
        {
            // The connection broke, so the server cannot be told. libvirt then calls the function once more, or has done so, and frees it.
            Native.virResetLastError();
        }
        else if (Volatile.Read(ref _released) == 0)
        {
            // Drivers inside this process have no connection to lose: they accept the callback and never keep it.
            CallbackHandle.Release(_opaque);
        }
        _connection.DangerousRelease();
    }

    [UnmanagedCallersOnly]
    private static void OnClosed(nint connection, int reason, void* opaque)
    {
        try
        {
            var self = CallbackHandle.Target<CloseCallback>(opaque);
            if (Volatile.Read(ref self._ended) == 0)
                self._closed(self, (ConnectCloseReason)reason);
        }
        catch (Exception e)
        {
            LibvirtEventLoop.ReportFailure("the close callback", e);
        }
    }
}
