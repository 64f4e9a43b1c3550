using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>Asks for one kind of domain event, of all domains or of one.</summary>
internal sealed unsafe record DomainEventRegistration(DomainEventID Id, Guid? Only) : EventRegistration
{
    // SAFETY: the domain is a reference of our own for the call; libvirt takes another one where it keeps it.
    public override int Register(nint connection, void* opaque, bool widen)
    {
        var domain = Only is { } uuid ? NativeFilter.Domain(connection, uuid, widen) : 0;
        try
        {
            return Checked(
                Native.virConnectDomainEventRegisterAny(connection, domain, (int)Id, DomainEventCallbacks.For(Id), opaque, CallbackHandle.FreeFunction),
                nameof(Native.virConnectDomainEventRegisterAny));
        }
        finally
        {
            if (domain != 0)
                Native.virDomainFree(domain);
        }
    }

    public override int Deregister(nint connection, int id) => Native.virConnectDomainEventDeregisterAny(connection, id);
}
