using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Latency from one node to another's memory.</summary>
[Element("latency")]
public sealed partial class NumaLatency : Element
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

    /// <summary>Nanoseconds.</summary>
    [Attr("value")]
    public partial ulong? Value { get; set; }
}
