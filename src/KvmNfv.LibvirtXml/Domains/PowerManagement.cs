using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Whether the guest may be suspended.</summary>
[Element("pm")]
public sealed partial class PowerManagement : Element
{
    /// <summary>Whether it can be suspended to memory.</summary>
    [Attr("enabled", On = "suspend-to-mem")]
    public partial bool? SuspendToMemory { get; set; }

    /// <summary>Whether it can be suspended to disk.</summary>
    [Attr("enabled", On = "suspend-to-disk")]
    public partial bool? SuspendToDisk { get; set; }
}
