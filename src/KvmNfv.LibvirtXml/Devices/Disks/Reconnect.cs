using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>When to try again after a connection broke.</summary>
[Element("reconnect")]
public sealed partial class Reconnect : Element
{
    /// <summary>Whether to try.</summary>
    [Attr("enabled")]
    public partial bool? Enabled { get; set; }

    /// <summary>Seconds between tries.</summary>
    [Attr("timeout")]
    public partial uint? Timeout { get; set; }

    /// <summary>Seconds to wait for a server that comes back.</summary>
    [Attr("delay")]
    public partial uint? Delay { get; set; }
}
