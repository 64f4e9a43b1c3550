using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An end of a socket connection.</summary>
[Element("source")]
public sealed partial class SocketInterfaceSource : Element
{
    /// <summary>Address.</summary>
    [Attr("address")]
    public partial string? Address { get; set; }

    /// <summary>Port.</summary>
    [Attr("port")]
    public partial uint? Port { get; set; }

    /// <summary>This end.</summary>
    [Child("local")]
    public partial SocketInterfaceLocal Local { get; set; }
}
