using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How far one node is.</summary>
[Element("sibling")]
public sealed partial class NumaDistance : Element
{
    /// <summary>Number of the other node.</summary>
    [Attr("id")]
    public partial uint? Id { get; set; }

    /// <summary>Distance; 10 is a node to itself.</summary>
    [Attr("value")]
    public partial uint? Value { get; set; }
}
