using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What the guest sees of a serial or parallel port.</summary>
[Element("target")]
public sealed partial class SerialTarget : Element
{
    /// <summary>Such as <c>isa-serial</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Number of the port.</summary>
    [Attr("port")]
    public partial uint? Port { get; set; }

    /// <summary>Model of the port.</summary>
    [Child("model")]
    public partial NamedModel Model { get; set; }
}
