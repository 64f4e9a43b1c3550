using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>This end of a socket connection.</summary>
[Element("local")]
public sealed partial class SocketInterfaceLocal : Element
{
    /// <summary>Address.</summary>
    [Attr("address")]
    public partial string? Address { get; set; }

    /// <summary>Port.</summary>
    [Attr("port")]
    public partial uint? Port { get; set; }
}
