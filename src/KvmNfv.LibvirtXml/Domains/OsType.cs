using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What the guest is and the machine it runs on.</summary>
[Element("type")]
public sealed partial class OsType : Element
{
    /// <summary><c>hvm</c> for a full machine, <c>exe</c> for a container, <c>xen</c> or <c>linux</c> for a paravirtual guest.</summary>
    [Text]
    public partial string? Value { get; set; }

    /// <summary>CPU architecture of the guest, such as <c>x86_64</c>.</summary>
    [Attr("arch")]
    public partial string? Architecture { get; set; }

    /// <summary>Machine type, such as <c>q35</c> or <c>pc-q35-7.2</c>.</summary>
    [Attr("machine")]
    public partial string? Machine { get; set; }
}
