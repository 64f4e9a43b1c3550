using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A null modem device of FreeBSD.</summary>
[Element("source")]
[Variant("nmdm")]
public sealed partial class NmdmSource : CharacterSource
{
    /// <summary>Path of the guest's end.</summary>
    [Attr("master")]
    public partial string? Master { get; set; }

    /// <summary>Path of the host's end.</summary>
    [Attr("slave")]
    public partial string? Slave { get; set; }
}
