using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>A device of the host.</summary>
[Element("interface")]
public sealed partial class ForwardDevice : Element
{
    /// <summary>Its name.</summary>
    [Attr("dev")]
    public partial string? Device { get; set; }

    /// <summary>Guests connected; only in what libvirt tells.</summary>
    [Attr("connections")]
    public partial uint? Connections { get; set; }
}
