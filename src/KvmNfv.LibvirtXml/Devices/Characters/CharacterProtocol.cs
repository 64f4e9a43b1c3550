using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How TCP is spoken.</summary>
[Element("protocol")]
public sealed partial class CharacterProtocol : Element
{
    /// <summary><c>raw</c>, <c>telnet</c>, <c>telnets</c> or <c>tls</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }
}
