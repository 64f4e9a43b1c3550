using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Name and bus of a disk in the guest.</summary>
[Element("target")]
public sealed partial class DiskTarget : Element
{
    /// <summary>Name such as <c>vda</c>; orders the disks of a bus.</summary>
    [Attr("dev")]
    public partial string? Device { get; set; }

    /// <summary>The bus.</summary>
    [Attr("bus")]
    public partial DiskBus? Bus { get; set; }

    /// <summary><c>open</c> or <c>closed</c>.</summary>
    [Attr("tray")]
    public partial string? Tray { get; set; }

    /// <summary>Whether the guest sees it as removable.</summary>
    [Attr("removable", OnOff = true)]
    public partial bool? Removable { get; set; }

    /// <summary>Turns in a minute; 1 for solid state.</summary>
    [Attr("rotation_rate")]
    public partial uint? RotationRate { get; set; }

    /// <summary>Whether writes can be forced past the cache.</summary>
    [Attr("dpofua", OnOff = true)]
    public partial bool? Dpofua { get; set; }
}
