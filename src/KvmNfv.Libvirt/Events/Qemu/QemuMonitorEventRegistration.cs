using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>Asks for monitor events, of all domains or of one.</summary>
internal sealed unsafe record QemuMonitorEventRegistration(string? Name, ConnectDomainQemuMonitorEventRegisterFlags Flags, Guid? Only) : EventRegistration
{
    // SAFETY: the name lives on this stack during the call; the domain is a reference of our own for the call.
    public override int Register(nint connection, void* opaque, bool widen)
    {
        using var text = new Utf8Argument(Name, stackalloc byte[Utf8Argument.StackSize]);
        var domain = Only is { } uuid ? NativeFilter.Domain(connection, uuid, widen) : 0;
        try
        {
            return Checked(
                Native.virConnectDomainQemuMonitorEventRegister(
                    connection, domain, text.Pointer, QemuMonitorEventCallback.Address, opaque, CallbackHandle.FreeFunction, (uint)Flags),
                nameof(Native.virConnectDomainQemuMonitorEventRegister));
        }
        finally
        {
            if (domain != 0)
                Native.virDomainFree(domain);
        }
    }

    public override int Deregister(nint connection, int id) => Native.virConnectDomainQemuMonitorEventDeregister(connection, id);
}
