namespace KvmNfv.Libvirt.Interop;

/// <summary>Finds the object that a subscription is narrowed to. The caller frees what it gets.</summary>
internal static unsafe class NativeFilter
{
    // SAFETY: the UUID lives on this stack during the call.
    public static nint Domain(nint connection, Guid uuid, bool widen)
    {
        var bytes = stackalloc byte[16];
        Write(uuid, bytes);
        return Found(Native.virDomainLookupByUUID(connection, bytes), widen, nameof(Native.virDomainLookupByUUID));
    }

    // SAFETY: the UUID lives on this stack during the call.
    public static nint Network(nint connection, Guid uuid, bool widen)
    {
        var bytes = stackalloc byte[16];
        Write(uuid, bytes);
        return Found(Native.virNetworkLookupByUUID(connection, bytes), widen, nameof(Native.virNetworkLookupByUUID));
    }

    // SAFETY: the UUID lives on this stack during the call.
    public static nint StoragePool(nint connection, Guid uuid, bool widen)
    {
        var bytes = stackalloc byte[16];
        Write(uuid, bytes);
        return Found(Native.virStoragePoolLookupByUUID(connection, bytes), widen, nameof(Native.virStoragePoolLookupByUUID));
    }

    // SAFETY: the UUID lives on this stack during the call.
    public static nint Secret(nint connection, Guid uuid, bool widen)
    {
        var bytes = stackalloc byte[16];
        Write(uuid, bytes);
        return Found(Native.virSecretLookupByUUID(connection, bytes), widen, nameof(Native.virSecretLookupByUUID));
    }

    // SAFETY: the name lives on this stack during the call.
    public static nint NodeDevice(nint connection, string name, bool widen)
    {
        using var text = new Utf8Argument(name, stackalloc byte[Utf8Argument.StackSize]);
        return Found(Native.virNodeDeviceLookupByName(connection, text.Pointer), widen, nameof(Native.virNodeDeviceLookupByName));
    }

    // SAFETY: the destination has the 16 bytes that a UUID takes.
    private static void Write(Guid uuid, byte* destination) => uuid.TryWriteBytes(new Span<byte>(destination, 16), bigEndian: true, out _);

    // 0 stands for all objects.
    private static nint Found(nint found, bool widen, string operation)
    {
        if (found != 0)
            return found;
        var error = LibvirtException.FromLastError(operation);
        return widen && error is LibvirtNotFoundException ? 0 : throw error;
    }
}
