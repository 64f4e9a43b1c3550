using System.Globalization;

namespace KvmNfv.Channels;

/// <summary>An ivshmem device as a guest sees it.</summary>
/// <param name="Address">Its PCI address, for example 0000:00:04.0.</param>
/// <param name="Folder">Its folder in sysfs.</param>
/// <param name="MemorySize">The bytes of its memory (BAR 2).</param>
/// <param name="HasDoorbell">Whether it has interrupts (<c>ivshmem-doorbell</c>, BAR 1) besides memory (<c>ivshmem-plain</c>).</param>
public sealed record IvshmemDevice(string Address, string Folder, long MemorySize, bool HasDoorbell)
{
    // docs/specs/ivshmem-spec.rst, "Device interface". Files: "0xVVVV\n".
    private const string Vendor = "0x1af4", Device = "0x1110";

    /// <summary>The devices of this machine, in the order of their addresses.</summary>
    public static IReadOnlyList<IvshmemDevice> Find() => Find("/sys");

    /// <summary>The devices in a tree like sysfs.</summary>
    internal static IReadOnlyList<IvshmemDevice> Find(string root)
    {
        var folder = Path.Combine(root, "bus/pci/devices");
        if (!Directory.Exists(folder))
            return [];
        return [.. Directory.GetFileSystemEntries(folder).Order(StringComparer.Ordinal).Where(d => Is(d, "vendor", Vendor) && Is(d, "device", Device)).Select(Read)];
    }

    /// <summary>Gives the device to vfio-pci, which must be loaded, so that doorbells can be received (<see cref="IvshmemDeviceOptions.Interrupts"/>). Needs root.</summary>
    /// <exception cref="ChannelException">vfio-pci isn't loaded or doesn't take it.</exception>
    public void BindToVfio()
    {
        if (Driver() == VfioDriver)
            return;
        try
        {
            File.WriteAllText(Path.Combine(Folder, "driver_override"), VfioDriver);
            if (Driver() is not null)
                File.WriteAllText(Path.Combine(Folder, "driver/unbind"), Address);
            // By name, not through the folder's link: from bus/pci/devices/ADDRESS to bus/pci/drivers_probe.
            File.WriteAllText(Path.GetFullPath(Path.Combine(Folder, "../../drivers_probe")), Address);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ChannelException(ChannelFault.System, $"{Address} can't be given to {VfioDriver}: {e.Message} This needs root.", e);
        }
        if (Driver() != VfioDriver)
            throw new ChannelException(ChannelFault.System, $"{Address} isn't taken by {VfioDriver}: load the modules vfio-pci and vfio_iommu_type1 (modprobe vfio-pci).");
    }

    internal const string VfioDriver = "vfio-pci";

    private string? Driver() => Path.GetFileName(new FileInfo(Path.Combine(Folder, "driver")).LinkTarget);

    private static bool Is(string device, string file, string value)
    {
        var path = Path.Combine(device, file);
        return File.Exists(path) && File.ReadAllText(path).Trim() == value;
    }

    private static IvshmemDevice Read(string folder)
    {
        // One line for each BAR: "0xSTART 0xEND 0xFLAGS", all zero where there is none.
        var bars = File.ReadAllLines(Path.Combine(folder, "resource"));
        return new(Path.GetFileName(folder), folder, Size(bars, 2), Size(bars, 1) > 0);
    }

    private static long Size(string[] bars, int bar)
    {
        if (bars.Length <= bar || bars[bar].Split(' ') is not [var first, var last, ..])
            return 0;
        var (start, end) = (Number(first), Number(last));
        return end > start ? (long)(end - start) + 1 : 0;
    }

    private static ulong Number(string text) => ulong.Parse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
