using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The host's own module.</summary>
[Element("backend")]
[Variant("passthrough")]
public sealed partial class PassthroughTpm : TpmBackend
{
    /// <summary>Its device.</summary>
    [Attr("path", On = "device")]
    public partial string? DevicePath { get; set; }
}
