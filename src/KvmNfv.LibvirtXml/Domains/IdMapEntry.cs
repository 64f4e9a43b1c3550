using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A range of identities.</summary>
[Element("uid")]
public sealed partial class IdMapEntry : Element
{
    /// <summary>First identity in the container.</summary>
    [Attr("start")]
    public partial uint? Start { get; set; }

    /// <summary>First identity on the host.</summary>
    [Attr("target")]
    public partial uint? Target { get; set; }

    /// <summary>How many.</summary>
    [Attr("count")]
    public partial uint? Count { get; set; }
}
