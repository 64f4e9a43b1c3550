using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Machine type, firmware and boot order.</summary>
[Element("os", Order =
    "type init initarg initenv initdir inituser initgroup firmware loader nvram varstore kernel initrd cmdline shim "
    + "dtb root acpi boot bootmenu bios smbios")]
public sealed partial class OperatingSystem : Element
{
    /// <summary>Lets libvirt pick firmware of that kind.</summary>
    [Attr("firmware")]
    public partial FirmwareKind? Firmware { get; set; }

    /// <summary>What the guest is and the machine it runs on.</summary>
    [Child("type")]
    public partial OsType Type { get; set; }

    /// <summary>First program of a container.</summary>
    [Text("init")]
    public partial string? Init { get; set; }

    /// <summary>Arguments of a container's first program.</summary>
    [Items("initarg")]
    public partial ValueList<string> InitArguments { get; }

    /// <summary>Environment of a container's first program.</summary>
    [Items("initenv")]
    public partial ElementList<NamedText> InitEnvironment { get; }

    /// <summary>Working directory of a container's first program.</summary>
    [Text("initdir")]
    public partial string? InitDirectory { get; set; }

    /// <summary>User that a container's first program runs as.</summary>
    [Text("inituser")]
    public partial string? InitUser { get; set; }

    /// <summary>Group that a container's first program runs as.</summary>
    [Text("initgroup")]
    public partial string? InitGroup { get; set; }

    /// <summary>Features that the firmware picked must have.</summary>
    [Child("firmware")]
    public partial FirmwareFeatures FirmwareFeatures { get; set; }

    /// <summary>The firmware.</summary>
    [Child("loader")]
    public partial Loader Loader { get; set; }

    /// <summary>Where the firmware keeps its variables.</summary>
    [Child("nvram")]
    public partial NvramStore Nvram { get; set; }

    /// <summary>Where the firmware keeps its variables, as a file of QEMU's own format.</summary>
    [Child("varstore")]
    public partial VarStore VarStore { get; set; }

    /// <summary>Path of the kernel to boot on the host.</summary>
    [Text("kernel")]
    public partial string? Kernel { get; set; }

    /// <summary>Path of the initial RAM disk on the host.</summary>
    [Text("initrd")]
    public partial string? InitialRamDisk { get; set; }

    /// <summary>Arguments of the kernel.</summary>
    [Text("cmdline")]
    public partial string? CommandLine { get; set; }

    /// <summary>Path of the signed first stage for secure boot of the kernel.</summary>
    [Text("shim")]
    public partial string? Shim { get; set; }

    /// <summary>Path of the device tree on the host.</summary>
    [Text("dtb")]
    public partial string? DeviceTree { get; set; }

    /// <summary>Root device of a paravirtual Xen guest.</summary>
    [Text("root")]
    public partial string? Root { get; set; }

    /// <summary>Tables added to the guest's ACPI.</summary>
    [Child("acpi")]
    public partial OsAcpi Acpi { get; set; }

    /// <summary>Boot order by kind; a device's own boot order excludes it.</summary>
    [Items("boot")]
    public partial ElementList<BootDevice> BootDevices { get; }

    /// <summary>The firmware's boot menu.</summary>
    [Child("bootmenu")]
    public partial BootMenu BootMenu { get; set; }

    /// <summary>Where the guest's SMBIOS tables come from.</summary>
    [Child("smbios")]
    public partial SmBios SmBios { get; set; }

    /// <summary>Options of a PC's BIOS.</summary>
    [Child("bios")]
    public partial BiosOptions Bios { get; set; }
}
