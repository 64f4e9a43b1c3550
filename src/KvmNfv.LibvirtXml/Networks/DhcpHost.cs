using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>A fixed address.</summary>
[Element("host")]
public sealed partial class DhcpHost : Element
{
    /// <summary>Client identity.</summary>
    [Attr("id")]
    public partial string? Id { get; set; }

    /// <summary>Ethernet address; may hold wild cards.</summary>
    [Attr("mac")]
    public partial string? Mac { get; set; }

    /// <summary>Name of the host.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Its address.</summary>
    [Attr("ip")]
    public partial string? Ip { get; set; }

    /// <summary>How long it keeps the address.</summary>
    [Child("lease")]
    public partial LeaseTime Lease { get; set; }
}
