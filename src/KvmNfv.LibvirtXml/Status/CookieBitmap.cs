using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>A bitmap that moves.</summary>
[Element("bitmap")]
public sealed partial class CookieBitmap : Element
{
    /// <summary>Its name.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Its name on the way.</summary>
    [Attr("alias")]
    public partial string? Alias { get; set; }
}
