using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Enlightenments.</summary>
[Element("hyperv")]
public sealed partial class HyperVCapabilities : Element
{
    /// <summary>Whether any is supported.</summary>
    [Attr("supported")]
    public partial bool? Supported { get; set; }

    /// <summary>The enlightenments.</summary>
    [Items("enum")]
    public partial ElementList<OptionValues> Options { get; }

    /// <summary>What host-passthrough mode gives.</summary>
    [Child("defaults")]
    public partial HyperVDefaults Defaults { get; set; }
}
