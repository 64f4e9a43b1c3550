using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Logs written pages in rings for each vCPU.</summary>
[Element("dirty-ring")]
public sealed partial class DirtyRing : Element
{
    /// <summary>Whether it is used.</summary>
    [Attr("state", OnOff = true)]
    public partial bool? State { get; set; }

    /// <summary>Entries in a ring, a power of two from 1024 to 65536.</summary>
    [Attr("size")]
    public partial uint? Size { get; set; }
}
