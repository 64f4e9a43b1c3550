using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Place in the boot order.</summary>
[Element("boot")]
public sealed partial class DeviceBoot : Element
{
    /// <summary>The place, from 1.</summary>
    [Attr("order")]
    public partial uint? Order { get; set; }

    /// <summary>Parameter of the boot loader (s390).</summary>
    [Attr("loadparm")]
    public partial string? LoadParameter { get; set; }
}
