using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A D-Bus channel.</summary>
[Element("source")]
[Variant("dbus")]
public sealed partial class DbusSource : CharacterSource
{
    /// <summary>Its name.</summary>
    [Attr("channel")]
    public partial string? Channel { get; set; }
}
