using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Who does a crypto accelerator's work.</summary>
[Element("backend")]
public sealed partial class CryptoBackend : Element
{
    /// <summary><c>builtin</c> or <c>lkcf</c>.</summary>
    [Attr("model")]
    public partial string? Model { get; set; }

    /// <summary>Queues.</summary>
    [Attr("queues")]
    public partial uint? Queues { get; set; }
}
