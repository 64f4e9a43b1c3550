using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>Asks for one kind of storage pool event, of all or of one.</summary>
internal sealed unsafe record StoragePoolEventRegistration(StoragePoolEventID Id, Guid? Only) : EventRegistration
{
    // SAFETY: the object is a reference of our own for the call; libvirt takes another one where it keeps it.
    public override int Register(nint connection, void* opaque, bool widen)
    {
        var one = Only is { } uuid ? NativeFilter.StoragePool(connection, uuid, widen) : 0;
        try
        {
            return Checked(
                Native.virConnectStoragePoolEventRegisterAny(connection, one, (int)Id, StoragePoolEventCallbacks.For(Id), opaque, CallbackHandle.FreeFunction),
                nameof(Native.virConnectStoragePoolEventRegisterAny));
        }
        finally
        {
            if (one != 0)
                Native.virStoragePoolFree(one);
        }
    }

    public override int Deregister(nint connection, int id) => Native.virConnectStoragePoolEventDeregisterAny(connection, id);
}
