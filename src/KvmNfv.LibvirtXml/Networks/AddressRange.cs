using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>A range of addresses.</summary>
[Element("range")]
public sealed partial class AddressRange : Element
{
    /// <summary>The first.</summary>
    [Attr("start")]
    public partial string? Start { get; set; }

    /// <summary>The last.</summary>
    [Attr("end")]
    public partial string? End { get; set; }

    /// <summary>How long a guest keeps its address.</summary>
    [Child("lease")]
    public partial LeaseTime Lease { get; set; }
}
