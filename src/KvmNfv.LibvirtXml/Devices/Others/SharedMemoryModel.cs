using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What the guest sees of shared memory.</summary>
[Element("model")]
public sealed partial class SharedMemoryModel : Element
{
    /// <summary>The model.</summary>
    [Attr("type")]
    public partial SharedMemoryType? Type { get; set; }
}
