using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What the firmware tells about the machine.</summary>
[Element("sysinfo")]
[Document]
public sealed partial class SysInfo : Document
{
    /// <summary><c>smbios</c> or <c>fwcfg</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>The firmware.</summary>
    [Child("bios")]
    public partial SysInfoSection Bios { get; set; }

    /// <summary>The machine.</summary>
    [Child("system")]
    public partial SysInfoSection System { get; set; }

    /// <summary>Boards.</summary>
    [Items("baseBoard")]
    public partial ElementList<SysInfoSection> BaseBoards { get; }

    /// <summary>The case.</summary>
    [Child("chassis")]
    public partial SysInfoSection Chassis { get; set; }

    /// <summary>Processors.</summary>
    [Items("processor")]
    public partial ElementList<SysInfoSection> Processors { get; }

    /// <summary>Memory modules.</summary>
    [Items("memory_device")]
    public partial ElementList<SysInfoSection> MemoryDevices { get; }

    /// <summary>Texts of the maker.</summary>
    [Child("oemStrings")]
    public partial OemStrings OemStrings { get; set; }

    /// <summary>Files or texts of QEMU's firmware configuration.</summary>
    [Items("entry")]
    public partial ElementList<SysInfoEntry> Entries { get; }
}
