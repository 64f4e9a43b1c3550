using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How receive interrupts are merged.</summary>
[Element("rx")]
public sealed partial class CoalesceReceive : Element
{
    /// <summary>Packets that may wait.</summary>
    [Attr("max", On = "frames")]
    public partial uint? MaxFrames { get; set; }
}
