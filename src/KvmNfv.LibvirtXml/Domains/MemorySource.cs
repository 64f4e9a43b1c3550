using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Where guest memory comes from.</summary>
[Element("source")]
public sealed partial class MemorySource : Element
{
    /// <summary>File, anonymous memory or a memfd.</summary>
    [Attr("type")]
    public partial MemorySourceType? Type { get; set; }
}
