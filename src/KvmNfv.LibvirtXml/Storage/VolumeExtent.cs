using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>A part of a device.</summary>
[Element("extent")]
public sealed partial class VolumeExtent : Element
{
    /// <summary>First byte.</summary>
    [Attr("start")]
    public partial ulong? Start { get; set; }

    /// <summary>Last byte.</summary>
    [Attr("end")]
    public partial ulong? End { get; set; }
}
