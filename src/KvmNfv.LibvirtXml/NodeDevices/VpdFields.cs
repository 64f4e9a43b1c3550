using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>Fields of vital product data.</summary>
[Element("fields", Order = "change_level manufacture_id part_number serial_number asset_tag vendor_field system_field")]
public sealed partial class VpdFields : Element
{
    /// <summary><c>readonly</c> or <c>readwrite</c>.</summary>
    [Attr("access")]
    public partial string? Access { get; set; }

    /// <summary>Engineering change level.</summary>
    [Text("change_level")]
    public partial string? ChangeLevel { get; set; }

    /// <summary>Maker.</summary>
    [Text("manufacture_id")]
    public partial string? ManufactureId { get; set; }

    /// <summary>Part number.</summary>
    [Text("part_number")]
    public partial string? PartNumber { get; set; }

    /// <summary>Serial number.</summary>
    [Text("serial_number")]
    public partial string? SerialNumber { get; set; }

    /// <summary>Asset tag.</summary>
    [Text("asset_tag")]
    public partial string? AssetTag { get; set; }

    /// <summary>Fields of the vendor.</summary>
    [Items("vendor_field")]
    public partial ElementList<VpdField> VendorFields { get; }

    /// <summary>Fields of the system.</summary>
    [Items("system_field")]
    public partial ElementList<VpdField> SystemFields { get; }
}
