using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Place on a disk controller.</summary>
[Element("address")]
[Variant("drive")]
public sealed partial class DriveAddress : DeviceAddress
{
    /// <summary>Controller.</summary>
    [Attr("controller")]
    public partial uint? Controller { get; set; }

    /// <summary>Bus of the controller.</summary>
    [Attr("bus")]
    public partial uint? Bus { get; set; }

    /// <summary>Target on the bus.</summary>
    [Attr("target")]
    public partial uint? Target { get; set; }

    /// <summary>Unit of the target.</summary>
    [Attr("unit")]
    public partial uint? Unit { get; set; }
}
