using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Limits of traffic.</summary>
[Element("bandwidth")]
public sealed partial class Bandwidth : Element
{
    /// <summary>Traffic class of the running guest.</summary>
    [Attr("classID")]
    public partial uint? ClassId { get; set; }

    /// <summary>Towards the guest.</summary>
    [Child("inbound")]
    public partial BandwidthLimit Inbound { get; set; }

    /// <summary>From the guest.</summary>
    [Child("outbound")]
    public partial BandwidthLimit Outbound { get; set; }
}
