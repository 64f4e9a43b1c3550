using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A kind of guests.</summary>
[Element("guest")]
public sealed partial class CapabilitiesGuest : Element
{
    /// <summary>Such as <c>hvm</c>.</summary>
    [Text("os_type")]
    public partial string? OsType { get; set; }

    /// <summary>CPU architecture and machines.</summary>
    [Child("arch")]
    public partial GuestArchitecture Architecture { get; set; }

    /// <summary>Features that guests can have.</summary>
    [Child("features")]
    public partial GuestFeatures Features { get; set; }
}
