using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A network filter and its parameters.</summary>
[Element("filterref")]
public sealed partial class FilterReference : Element
{
    /// <summary>Name of the filter.</summary>
    [Attr("filter")]
    public partial string? Filter { get; set; }

    /// <summary>The parameters.</summary>
    [Items("parameter")]
    public partial ElementList<FilterParameter> Parameters { get; }
}
