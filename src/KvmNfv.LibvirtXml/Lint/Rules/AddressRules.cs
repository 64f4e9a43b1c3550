using System.Globalization;

namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>No two devices at one place, no two with one alias (<c>virDomainDeviceInfoIterate</c> checks in libvirt).</summary>
internal static class AddressRules
{
    internal static void Check(LintContext context)
    {
        var (places, aliases) = (new Dictionary<string, Device>(), new Dictionary<string, Device>());
        foreach (var device in AllDevices.Of(context.Domain.Devices))
        {
            if (device.Address is { } address && Place(device, address) is { } place && !places.TryAdd(place, device))
                context.Report(LintRules.Address, address, $"{places[place].GetXPath()} is at {place} too.", "Give it another address, or none and let libvirt choose.");
            // A serial port and the console that stands for it share their alias.
            if (device is not ConsoleDevice && device.Alias.Name is { } alias && !aliases.TryAdd(alias, device))
                context.Report(LintRules.Alias, device.Alias, $"{aliases[alias].GetXPath()} has the alias {alias} too.", "Make it unique.");
            if (device.Address is PciDeviceAddress { Slot: > 31 } or PciDeviceAddress { Function: > 7 } or PciDeviceAddress { Bus: > 255 })
                context.Report(LintRules.AddressRange, device.Address, "A PCI address has buses 0 to 255, slots 0 to 31 and functions 0 to 7.", "Choose from these.");
        }
    }

    private static string? Place(Device device, DeviceAddress address) => address switch
    {
        PciDeviceAddress pci when pci.Bus is not null || pci.Slot is not null =>
            string.Create(CultureInfo.InvariantCulture, $"pci {pci.Domain ?? 0:x4}:{pci.Bus ?? 0:x2}:{pci.Slot ?? 0:x2}.{pci.Function ?? 0:x}"),
        DriveAddress drive when device is Disk disk =>
            string.Create(CultureInfo.InvariantCulture, $"drive {disk.Target.Bus} {drive.Controller ?? 0}:{drive.Bus ?? 0}:{drive.Target ?? 0}:{drive.Unit ?? 0}"),
        VirtioSerialAddress { Port: > 0 } port =>
            string.Create(CultureInfo.InvariantCulture, $"virtio-serial {port.Controller ?? 0}:{port.Bus ?? 0}:{port.Port}"),
        CcwAddress { DeviceNumber: not null } ccw =>
            string.Create(CultureInfo.InvariantCulture, $"ccw {ccw.ChannelSubsystem ?? 0:x}.{ccw.SubchannelSet ?? 0:x}.{ccw.DeviceNumber:x4}"),
        _ => null,
    };
}
