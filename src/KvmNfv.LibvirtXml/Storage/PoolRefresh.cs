using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>How volumes are looked at.</summary>
[Element("refresh")]
public sealed partial class PoolRefresh : Element
{
    /// <summary><c>default</c> or <c>capacity</c>.</summary>
    [Attr("allocation", On = "volume")]
    public partial string? VolumeAllocation { get; set; }
}
