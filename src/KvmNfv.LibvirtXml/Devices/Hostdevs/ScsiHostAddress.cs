using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Place of a device on a SCSI adapter of the host.</summary>
[Element("address")]
public sealed partial class ScsiHostAddress : Element
{
    /// <summary>Bus.</summary>
    [Attr("bus")]
    public partial uint? Bus { get; set; }

    /// <summary>Target.</summary>
    [Attr("target")]
    public partial uint? Target { get; set; }

    /// <summary>Unit.</summary>
    [Attr("unit")]
    public partial ulong? Unit { get; set; }
}
