using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NetworkFilters;

/// <summary>Rules for the packets of a guest.</summary>
[Element("filter", Order = "uuid filterref rule")]
[Document]
public sealed partial class NetworkFilterDocument : Document
{
    /// <summary>Name, unique on a host.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Chain the rules are in, such as <c>root</c> or <c>arp</c>.</summary>
    [Attr("chain")]
    public partial string? Chain { get; set; }

    /// <summary>Order of the chain.</summary>
    [Attr("priority")]
    public partial int? Priority { get; set; }

    /// <summary>Identity.</summary>
    [Text("uuid")]
    public partial Guid? Uuid { get; set; }

    /// <summary>Other filters that apply.</summary>
    [Items("filterref")]
    public partial ElementList<FilterReference> References { get; }

    /// <summary>The rules.</summary>
    [Items("rule")]
    public partial ElementList<FilterRule> Rules { get; }
}
