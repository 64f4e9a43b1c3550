using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Cylinders, heads and sectors.</summary>
[Element("geometry")]
public sealed partial class DiskGeometry : Element
{
    /// <summary>Cylinders.</summary>
    [Attr("cyls")]
    public partial uint? Cylinders { get; set; }

    /// <summary>Heads.</summary>
    [Attr("heads")]
    public partial uint? Heads { get; set; }

    /// <summary>Sectors on a track.</summary>
    [Attr("secs")]
    public partial uint? Sectors { get; set; }

    /// <summary><c>auto</c>, <c>none</c> or <c>lba</c>.</summary>
    [Attr("trans")]
    public partial string? Translation { get; set; }
}
