using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Whether other processes can map guest memory.</summary>
[Element("access")]
public sealed partial class MemoryAccess : Element
{
    /// <summary>Shared is what vhost-user and virtiofs need.</summary>
    [Attr("mode")]
    public partial MemoryAccessMode? Mode { get; set; }
}
