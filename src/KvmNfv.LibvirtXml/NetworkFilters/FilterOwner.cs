using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NetworkFilters;

/// <summary>The guest of a filter in use.</summary>
[Element("owner")]
public sealed partial class FilterOwner : Element
{
    /// <summary>Name.</summary>
    [Text("name")]
    public partial string? Name { get; set; }

    /// <summary>Identity.</summary>
    [Text("uuid")]
    public partial Guid? Uuid { get; set; }
}
