using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A CPU mode.</summary>
[Element("mode")]
public sealed partial class CpuModeCapabilities : Element
{
    /// <summary>The mode.</summary>
    [Attr("name")]
    public partial CpuMode? Name { get; set; }

    /// <summary>Whether it is supported.</summary>
    [Attr("supported")]
    public partial bool? Supported { get; set; }

    /// <summary>Options with their values.</summary>
    [Items("enum")]
    public partial ElementList<OptionValues> Options { get; }

    /// <summary>Models.</summary>
    [Items("model")]
    public partial ElementList<CpuModel> Models { get; }

    /// <summary>Vendor.</summary>
    [Text("vendor")]
    public partial string? Vendor { get; set; }

    /// <summary>Physical address bits.</summary>
    [Child("maxphysaddr")]
    public partial MaxPhysicalAddress MaxPhysicalAddress { get; set; }

    /// <summary>Features over the model.</summary>
    [Items("feature")]
    public partial ElementList<CpuFeature> Features { get; }

    /// <summary>What keeps a model from being used.</summary>
    [Items("blockers")]
    public partial ElementList<CpuBlockers> Blockers { get; }
}
