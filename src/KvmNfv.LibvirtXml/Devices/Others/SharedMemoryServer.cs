using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Server of the doorbell model.</summary>
[Element("server")]
public sealed partial class SharedMemoryServer : Element
{
    /// <summary>Its socket.</summary>
    [Attr("path")]
    public partial string? Path { get; set; }
}
