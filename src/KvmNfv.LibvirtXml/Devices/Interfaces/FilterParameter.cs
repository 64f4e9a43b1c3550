using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A parameter of a network filter.</summary>
[Element("parameter")]
public sealed partial class FilterParameter : Element
{
    /// <summary>Its name.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Its value.</summary>
    [Attr("value")]
    public partial string? Value { get; set; }
}
