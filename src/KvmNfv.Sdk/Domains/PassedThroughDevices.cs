using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Domains;

/// <summary>The PCI devices of the host that a domain has.</summary>
internal static class PassedThroughDevices
{
    public static IEnumerable<PciAddress> Of(DomainDocument document)
    {
        if (!document.Devices.Exists)
            yield break;
        foreach (var hostdev in document.Devices.Hostdevs.OfType<PciHostdev>())
        {
            var a = hostdev.Source.Address;
            if (a.Exists && Address(a.Domain, a.Bus, a.Slot, a.Function) is { } address)
                yield return address;
        }

        foreach (var nic in document.Devices.Interfaces.OfType<HostdevInterface>())
        {
            if (nic.Source.Address is PciDeviceAddress a && Address(a.Domain, a.Bus, a.Slot, a.Function) is { } address)
                yield return address;
        }
    }

    private static PciAddress? Address(uint? domain, uint? bus, uint? slot, uint? function) =>
        bus <= 255 && (slot ?? 0) <= 31 && (function ?? 0) <= 7 ? new PciAddress(domain ?? 0, (byte)bus, (byte)(slot ?? 0), (byte)(function ?? 0)) : null;
}
