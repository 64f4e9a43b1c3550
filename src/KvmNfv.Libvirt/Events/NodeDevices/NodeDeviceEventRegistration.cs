using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>Asks for one kind of node device event, of all or of one.</summary>
internal sealed unsafe record NodeDeviceEventRegistration(NodeDeviceEventID Id, string? Only) : EventRegistration
{
    // SAFETY: the object is a reference of our own for the call; libvirt takes another one where it keeps it.
    public override int Register(nint connection, void* opaque, bool widen)
    {
        var one = Only is not null ? NativeFilter.NodeDevice(connection, Only, widen) : 0;
        try
        {
            return Checked(
                Native.virConnectNodeDeviceEventRegisterAny(connection, one, (int)Id, NodeDeviceEventCallbacks.For(Id), opaque, CallbackHandle.FreeFunction),
                nameof(Native.virConnectNodeDeviceEventRegisterAny));
        }
        finally
        {
            if (one != 0)
                Native.virNodeDeviceFree(one);
        }
    }

    public override int Deregister(nint connection, int id) => Native.virConnectNodeDeviceEventDeregisterAny(connection, id);
}
