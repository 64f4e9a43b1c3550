using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A single CPU feature.</summary>
[Element("feature")]
public sealed partial class CpuFeature : Element
{
    /// <summary>Its name, such as <c>avx512f</c>.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Whether the guest gets it.</summary>
    [Attr("policy")]
    public partial CpuFeaturePolicy? Policy { get; set; }
}
