using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>One end of a graphical console's connection.</summary>
/// <param name="Family">The kind of address.</param>
/// <param name="Node">The IP address or the socket's path.</param>
/// <param name="Service">The port; empty for a socket.</param>
public sealed record GraphicsAddress(DomainEventGraphicsAddressType Family, string Node, string Service)
{
    // SAFETY: the address belongs to libvirt and lives during the callback.
    internal static unsafe GraphicsAddress From(virDomainEventGraphicsAddress* address) => address == null ? new(default, "", "")
        : new((DomainEventGraphicsAddressType)address->family, NativeStrings.Borrow(address->node), NativeStrings.Borrow(address->service));
}
