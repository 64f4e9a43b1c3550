using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Default label of guests.</summary>
[Element("baselabel")]
public sealed partial class HostBaseLabel : Element
{
    /// <summary>Kind of hypervisor.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>The label.</summary>
    [Text]
    public partial string? Value { get; set; }
}
