using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>Asks for one kind of network event, of all or of one.</summary>
internal sealed unsafe record NetworkEventRegistration(NetworkEventID Id, Guid? Only) : EventRegistration
{
    // SAFETY: the object is a reference of our own for the call; libvirt takes another one where it keeps it.
    public override int Register(nint connection, void* opaque, bool widen)
    {
        var one = Only is { } uuid ? NativeFilter.Network(connection, uuid, widen) : 0;
        try
        {
            return Checked(
                Native.virConnectNetworkEventRegisterAny(connection, one, (int)Id, NetworkEventCallbacks.For(Id), opaque, CallbackHandle.FreeFunction),
                nameof(Native.virConnectNetworkEventRegisterAny));
        }
        finally
        {
            if (one != 0)
                Native.virNetworkFree(one);
        }
    }

    public override int Deregister(nint connection, int id) => Native.virConnectNetworkEventDeregisterAny(connection, id);
}
