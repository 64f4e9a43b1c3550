using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Firmware images.</summary>
[Element("loader")]
public sealed partial class LoaderCapabilities : Element
{
    /// <summary>Whether images can be given.</summary>
    [Attr("supported")]
    public partial bool? Supported { get; set; }

    /// <summary>Paths of known images.</summary>
    [Items("value")]
    public partial ValueList<string> Values { get; }

    /// <summary>How they are mapped and protected.</summary>
    [Items("enum")]
    public partial ElementList<OptionValues> Options { get; }
}
