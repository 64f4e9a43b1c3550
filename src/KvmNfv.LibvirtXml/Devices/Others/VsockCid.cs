using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Address of a guest on the socket bus.</summary>
[Element("cid")]
public sealed partial class VsockCid : Element
{
    /// <summary>Whether libvirt chooses it.</summary>
    [Attr("auto")]
    public partial bool? Auto { get; set; }

    /// <summary>The address, from 3.</summary>
    [Attr("address")]
    public partial uint? Address { get; set; }
}
