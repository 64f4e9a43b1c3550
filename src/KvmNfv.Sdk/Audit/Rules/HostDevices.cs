using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>The host's PCI devices that a domain has.</summary>
internal static class HostDevices
{
    public static IEnumerable<(Device At, PciAddress Address)> Of(DomainDocument domain)
    {
        foreach (var hostdev in domain.Devices.Hostdevs.OfType<PciHostdev>())
        {
            var a = hostdev.Source.Address;
            if (Address(a.Domain, a.Bus, a.Slot, a.Function) is { } address)
                yield return (hostdev, address);
        }

        foreach (var nic in domain.Devices.Interfaces.OfType<HostdevInterface>())
        {
            if (nic.Source.Address is PciDeviceAddress a && Address(a.Domain, a.Bus, a.Slot, a.Function) is { } address)
                yield return (nic, address);
        }
    }

    private static PciAddress? Address(uint? domain, uint? bus, uint? slot, uint? function) =>
        bus is <= 255 && slot is <= 31 && (function ?? 0) <= 7 ? new PciAddress(domain ?? 0, (byte)bus, (byte)slot, (byte)(function ?? 0)) : null;
}
