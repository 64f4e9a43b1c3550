using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>Asks for one kind of secret event, of all or of one.</summary>
internal sealed unsafe record SecretEventRegistration(SecretEventID Id, Guid? Only) : EventRegistration
{
    // SAFETY: the object is a reference of our own for the call; libvirt takes another one where it keeps it.
    public override int Register(nint connection, void* opaque, bool widen)
    {
        var one = Only is { } uuid ? NativeFilter.Secret(connection, uuid, widen) : 0;
        try
        {
            return Checked(
                Native.virConnectSecretEventRegisterAny(connection, one, (int)Id, SecretEventCallbacks.For(Id), opaque, CallbackHandle.FreeFunction),
                nameof(Native.virConnectSecretEventRegisterAny));
        }
        finally
        {
            if (one != 0)
                Native.virSecretFree(one);
        }
    }

    public override int Deregister(nint connection, int id) => Native.virConnectSecretEventDeregisterAny(connection, id);
}
