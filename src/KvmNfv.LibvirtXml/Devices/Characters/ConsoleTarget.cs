using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What the guest sees of a console.</summary>
[Element("target")]
public sealed partial class ConsoleTarget : Element
{
    /// <summary>Such as <c>serial</c> or <c>virtio</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Number of the port.</summary>
    [Attr("port")]
    public partial uint? Port { get; set; }

    /// <summary>Model of the console.</summary>
    [Child("model")]
    public partial NamedModel Model { get; set; }
}
