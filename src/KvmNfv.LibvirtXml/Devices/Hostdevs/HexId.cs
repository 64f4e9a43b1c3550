using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An identity in hexadecimal.</summary>
[Element("vendor")]
public sealed partial class HexId : Element
{
    /// <summary>The identity.</summary>
    [Attr("id", Hex = 4)]
    public partial uint? Id { get; set; }
}
