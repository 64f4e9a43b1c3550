using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An option and its values.</summary>
[Element("enum")]
public sealed partial class OptionValues : Element
{
    /// <summary>The option.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>The values.</summary>
    [Items("value")]
    public partial ValueList<string> Values { get; }
}
