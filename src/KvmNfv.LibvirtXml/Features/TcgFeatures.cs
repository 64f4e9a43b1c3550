using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Options of QEMU's own emulation.</summary>
[Element("tcg")]
public sealed partial class TcgFeatures : Element
{
    /// <summary>Memory for translated code.</summary>
    [Text("tb-cache", UnitAttribute = "unit")]
    public partial MemorySize? TranslationCache { get; set; }
}
