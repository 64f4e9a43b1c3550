using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Bandwidth from one node to another's memory.</summary>
[Element("bandwidth")]
public sealed partial class NumaBandwidth : Element
{
    /// <summary>Node that asks.</summary>
    [Attr("initiator")]
    public partial uint? Initiator { get; set; }

    /// <summary>Node with the memory.</summary>
    [Attr("target")]
    public partial uint? Target { get; set; }

    /// <summary>Level of the memory-side cache it is about.</summary>
    [Attr("cache")]
    public partial uint? Cache { get; set; }

    /// <summary>Kind of access.</summary>
    [Attr("type")]
    public partial NumaAccessType? Type { get; set; }

    /// <summary>Amount in a second.</summary>
    [Attr("value", UnitAttribute = "unit")]
    public partial MemorySize? Value { get; set; }
}
