using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>A connection to the administration interface of a libvirt daemon: its threads, clients and logs.</summary>
/// <remarks>
/// Safe to use from several threads at once. Needs the rights of the daemon's own user, as virt-admin does. A process uses either this or
/// <see cref="LibvirtConnection"/>, not both: libvirt's two libraries cannot share a process.
/// </remarks>
public sealed unsafe partial class AdminConnection : LibvirtObject
{
    private const int MaxConcurrentCalls = 5;

    private AdminConnection(ConnectionContext context, AdminConnectionHandle handle) : base(context, handle)
    {
        using var self = Lease();
        new AdminCloseCallback(reason => Closed?.Invoke(this, reason)).Register(self.Pointer);
    }

    /// <summary>The daemon closed the connection or was lost. Raised on the event loop's thread: do not block in it.</summary>
    public event EventHandler<ConnectCloseReason>? Closed;

    /// <summary>The version of libvirt that the daemon runs.</summary>
    public LibvirtVersion LibvirtVersion => LibvirtVersion.FromNumber(GetLibvirtVersionNumber());

    /// <summary>Opens an administration connection.</summary>
    /// <param name="uri">The daemon, such as <c>libvirtd:///system</c>; null for libvirt's own default.</param>
    /// <exception cref="LibvirtConnectionLostException">No daemon answers.</exception>
    /// <exception cref="InvalidOperationException">This process has opened a <see cref="LibvirtConnection"/>.</exception>
    // SAFETY: the name lives on this stack during the call.
    public static AdminConnection Open(string? uri = null)
    {
        ProcessUse.ClaimAdministration();
        LibvirtLibrary.EnsureAdminInitialized();
        using var nativeUri = new Utf8Argument(uri, stackalloc byte[Utf8Argument.StackSize]);
        var result = Native.virAdmConnectOpen(nativeUri.Pointer, 0);
        if (result == 0)
            throw LibvirtException.FromLastError(nameof(Native.virAdmConnectOpen));
        return new(new(uri ?? "the default administration socket", MaxConcurrentCalls), new(result));
    }

    /// <summary>The daemon's log filters, as in its configuration; empty where there are none.</summary>
    // SAFETY: libvirt allocates the text; it is copied and freed.
    public string GetLoggingFilters()
    {
        byte* text = null;
        using var self = Lease();
        if (Native.virAdmConnectGetLoggingFilters(self.Pointer, &text, 0) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virAdmConnectGetLoggingFilters));
        return NativeStrings.Take(text);
    }

    /// <summary>The daemon's log outputs, as in its configuration.</summary>
    // SAFETY: libvirt allocates the text; it is copied and freed.
    public string GetLoggingOutputs()
    {
        byte* text = null;
        using var self = Lease();
        if (Native.virAdmConnectGetLoggingOutputs(self.Pointer, &text, 0) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virAdmConnectGetLoggingOutputs));
        return NativeStrings.Take(text);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!Context.IsClosed)
        {
            using var self = Lease();
            AdminCloseCallback.Unregister(self.Pointer);
        }
        Context.Close();
        base.Dispose(disposing);
    }
}
