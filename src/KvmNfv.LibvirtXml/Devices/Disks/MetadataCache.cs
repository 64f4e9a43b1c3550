using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Cache of an image's tables.</summary>
[Element("metadata_cache")]
public sealed partial class MetadataCache : Element
{
    /// <summary>Its most.</summary>
    [Text("max_size", Unit = "bytes", UnitAttribute = "unit")]
    public partial MemorySize? MaxSize { get; set; }
}
