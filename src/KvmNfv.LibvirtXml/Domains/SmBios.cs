using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Where the guest's SMBIOS tables come from.</summary>
[Element("smbios")]
public sealed partial class SmBios : Element
{
    /// <summary>The source.</summary>
    [Attr("mode")]
    public partial SmBiosMode? Mode { get; set; }
}
