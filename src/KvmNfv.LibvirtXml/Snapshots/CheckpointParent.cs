using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Snapshots;

/// <summary>What a snapshot or checkpoint came after.</summary>
[Element("parent")]
public sealed partial class CheckpointParent : Element
{
    /// <summary>Its name.</summary>
    [Text("name")]
    public partial string? Name { get; set; }
}
