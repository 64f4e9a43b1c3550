using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Identity of a mediated device.</summary>
[Element("address")]
public sealed partial class MdevSourceAddress : Element
{
    /// <summary>The identity.</summary>
    [Attr("uuid")]
    public partial Guid? Uuid { get; set; }
}
