using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>What makes a profile's devices sound in themselves, whatever the host.</summary>
internal static class DeviceRequestRules
{
    public static IEnumerable<string> Check(VnfProfile profile)
    {
        if (profile.Devices.Count > VnfProfile.MaxDevices)
            yield return $"devices must list at most {VnfProfile.MaxDevices} devices.";
        var (names, addresses) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<PciAddress>());
        for (var i = 0; i < profile.Devices.Count; i++)
        {
            var device = profile.Devices[i];
            if (string.IsNullOrWhiteSpace(device.Name) || device.Name.Any(char.IsControl))
                yield return $"device {i}: name must not be empty or hold control characters.";
            else if (!names.Add(device.Name))
                yield return $"device {i}: the name '{device.Name}' is taken by another device.";
            foreach (var fault in CheckChoice(device, addresses))
                yield return $"device {i} ('{device.Name}'): {fault}";
            if (!Enum.IsDefined(device.Affinity))
                yield return $"device {i} ('{device.Name}'): affinity has an unknown value.";
            var cells = Math.Max(1, profile.Cells.Count);
            if (device.Cell < 0 || device.Cell >= cells)
                yield return $"device {i} ('{device.Name}'): cell {device.Cell} is not one of the profile's cells 0-{cells - 1}.";
        }
    }

    private static IEnumerable<string> CheckChoice(DeviceRequest device, HashSet<PciAddress> addresses)
    {
        if (device.Address is null && device.PhysicalFunction is null && device.Class is null)
            yield return "give its address, a physicalFunction or a class.";
        if (device.Address is not null && device.PhysicalFunction is not null)
            yield return "address names one device and physicalFunction any of its virtual functions: give one of them.";
        if (device.Address is { } text && !PciAddress.TryParse(text, out _))
            yield return $"'{text}' is not a PCI address such as 0000:17:00.0.";
        if (PciAddress.TryParse(device.Address, out var address) && !addresses.Add(address))
            yield return $"the address {address} is taken by another device.";
        if (device.PhysicalFunction is { } function && (function.Length == 0 || function.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))))
            yield return "physicalFunction must be a PCI address or the name of a network interface.";
        if (device.Class is { } kind && (kind.Length is not (2 or 4 or 6) || !kind.All(char.IsAsciiHexDigit)))
            yield return $"class '{kind}' is not 2, 4 or 6 hexadecimal digits, such as 0200.";
    }
}
