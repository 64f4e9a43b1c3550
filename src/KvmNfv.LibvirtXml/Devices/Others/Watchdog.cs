using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A watchdog.</summary>
[Element("watchdog")]
public sealed partial class Watchdog : Device
{
    /// <summary>Such as <c>i6300esb</c> or <c>itco</c>.</summary>
    [Attr("model")]
    public partial string? Model { get; set; }

    /// <summary>
    /// What happens when it bites: <c>reset</c>, <c>shutdown</c>, <c>poweroff</c>, <c>pause</c>, <c>none</c>, <c>dump</c> or
    /// <c>inject-nmi</c>.
    /// </summary>
    [Attr("action")]
    public partial string? Action { get; set; }
}
