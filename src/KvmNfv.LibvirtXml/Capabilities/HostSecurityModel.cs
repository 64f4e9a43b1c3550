using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A security driver of a host.</summary>
[Element("secmodel")]
public sealed partial class HostSecurityModel : Element
{
    /// <summary>Its name.</summary>
    [Text("model")]
    public partial string? Model { get; set; }

    /// <summary>Domain of interpretation.</summary>
    [Text("doi")]
    public partial string? Doi { get; set; }

    /// <summary>Default labels.</summary>
    [Items("baselabel")]
    public partial ElementList<HostBaseLabel> BaseLabels { get; }
}
