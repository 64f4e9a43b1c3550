using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What keeps a CPU model from being used.</summary>
[Element("blockers")]
public sealed partial class CpuBlockers : Element
{
    /// <summary>The model.</summary>
    [Attr("model")]
    public partial string? Model { get; set; }

    /// <summary>Features missing.</summary>
    [Items("feature")]
    public partial ElementList<CpuFeature> Features { get; }
}
