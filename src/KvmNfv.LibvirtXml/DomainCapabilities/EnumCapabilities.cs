using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What is supported, with the values of its options.</summary>
[Element("feature")]
public sealed partial class EnumCapabilities : Element
{
    /// <summary>Whether it is.</summary>
    [Attr("supported")]
    public partial bool? Supported { get; set; }

    /// <summary>Options with their values.</summary>
    [Items("enum")]
    public partial ElementList<OptionValues> Options { get; }
}
