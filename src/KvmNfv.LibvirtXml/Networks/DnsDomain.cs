using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>DNS domain of a network.</summary>
[Element("domain")]
public sealed partial class DnsDomain : Element
{
    /// <summary>Its name.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Whether its names are never asked elsewhere.</summary>
    [Attr("localOnly")]
    public partial bool? LocalOnly { get; set; }

    /// <summary>Whether it is registered with systemd-resolved.</summary>
    [Attr("register")]
    public partial bool? Register { get; set; }
}
