using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>AMD SEV.</summary>
[Element("sev")]
public sealed partial class SevCapabilities : Element
{
    /// <summary>Whether it is supported.</summary>
    [Attr("supported")]
    public partial bool? Supported { get; set; }

    /// <summary>Bit of a page table entry that marks encrypted memory.</summary>
    [Text("cbitpos")]
    public partial uint? CBitPosition { get; set; }

    /// <summary>Address bits lost to encryption.</summary>
    [Text("reducedPhysBits")]
    public partial uint? ReducedPhysicalBits { get; set; }

    /// <summary>Most SEV guests.</summary>
    [Text("maxGuests")]
    public partial uint? MaxGuests { get; set; }

    /// <summary>Most SEV-ES guests.</summary>
    [Text("maxESGuests")]
    public partial uint? MaxEsGuests { get; set; }

    /// <summary>Identity of the first CPU.</summary>
    [Text("cpu0Id")]
    public partial string? Cpu0Id { get; set; }
}
