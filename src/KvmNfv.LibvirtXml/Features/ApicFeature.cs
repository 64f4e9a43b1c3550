using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Local APIC.</summary>
[Element("apic")]
public sealed partial class ApicFeature : Element
{
    /// <summary>Paravirtual end of interrupt.</summary>
    [Attr("eoi", OnOff = true)]
    public partial bool? EndOfInterrupt { get; set; }
}
