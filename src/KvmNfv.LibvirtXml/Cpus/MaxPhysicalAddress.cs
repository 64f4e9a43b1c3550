using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Physical address bits.</summary>
[Element("maxphysaddr")]
public sealed partial class MaxPhysicalAddress : Element
{
    /// <summary>Where they come from.</summary>
    [Attr("mode")]
    public partial MaxPhysicalAddressMode? Mode { get; set; }

    /// <summary>Number of bits.</summary>
    [Attr("bits")]
    public partial uint? Bits { get; set; }

    /// <summary>The most bits taken from the host.</summary>
    [Attr("limit")]
    public partial uint? Limit { get; set; }
}
