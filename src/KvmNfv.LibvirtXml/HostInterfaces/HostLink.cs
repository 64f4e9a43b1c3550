using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.HostInterfaces;

/// <summary>State of a link.</summary>
[Element("link")]
public sealed partial class HostLink : Element
{
    /// <summary>Mbit/s.</summary>
    [Attr("speed")]
    public partial uint? Speed { get; set; }

    /// <summary><c>up</c>, <c>down</c>, <c>unknown</c> and such.</summary>
    [Attr("state")]
    public partial string? State { get; set; }
}
