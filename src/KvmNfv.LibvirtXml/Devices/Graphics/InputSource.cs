using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Input device of the host.</summary>
[Element("source")]
public sealed partial class InputSource : Element
{
    /// <summary>Its path, for passthrough.</summary>
    [Attr("evdev")]
    public partial string? EventDevice { get; set; }

    /// <summary>Its path.</summary>
    [Attr("dev")]
    public partial string? Device { get; set; }

    /// <summary><c>all</c> when other devices are grabbed with it.</summary>
    [Attr("grab")]
    public partial string? Grab { get; set; }

    /// <summary>Whether keys repeat.</summary>
    [Attr("repeat", OnOff = true)]
    public partial bool? Repeat { get; set; }

    /// <summary>Keys that give it back.</summary>
    [Attr("grabToggle")]
    public partial string? GrabToggle { get; set; }
}
