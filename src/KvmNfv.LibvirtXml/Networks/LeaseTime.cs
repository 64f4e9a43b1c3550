using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>How long a guest keeps its address.</summary>
[Element("lease")]
public sealed partial class LeaseTime : Element
{
    /// <summary>The time, 0 for ever.</summary>
    [Attr("expiry")]
    public partial uint? Expiry { get; set; }

    /// <summary><c>seconds</c>, <c>minutes</c> or <c>hours</c>.</summary>
    [Attr("unit")]
    public partial string? Unit { get; set; }
}
