using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>Options of a pool.</summary>
[Element("features")]
public sealed partial class PoolFeatures : Element
{
    /// <summary>Whether blocks are copied on write.</summary>
    [Attr("state", On = "cow")]
    public partial bool? CopyOnWrite { get; set; }
}
