using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>Which domain an event is about, as values: the domain itself may be gone when the event is read.</summary>
/// <param name="Name">The name.</param>
/// <param name="Uuid">The UUID; it finds the domain again.</param>
/// <param name="Id">The id of the running domain; null when it did not run.</param>
public readonly record struct DomainReference(string Name, Guid Uuid, int? Id)
{
    // SAFETY: the domain belongs to libvirt and lives during the callback.
    internal static unsafe DomainReference From(nint domain)
    {
        var uuid = stackalloc byte[16];
        if (Native.virDomainGetUUID(domain, uuid) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainGetUUID));
        // virDomainGetID answers (unsigned)-1 for a domain that does not run.
        var id = (int)Native.virDomainGetID(domain);
        return new(NativeStrings.Borrow(Native.virDomainGetName(domain)), new Guid(new ReadOnlySpan<byte>(uuid, 16), bigEndian: true), id >= 0 ? id : null);
    }

    /// <summary>The name, with the id where it runs.</summary>
    public override string ToString() => Id is null ? Name : $"{Name} (id {Id})";
}
