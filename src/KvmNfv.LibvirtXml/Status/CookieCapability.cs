using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>Something QEMU can do.</summary>
[Element("cap")]
public sealed partial class CookieCapability : Element
{
    /// <summary>Its name.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Whether it is switched on by itself.</summary>
    [Attr("auto")]
    public partial bool? Auto { get; set; }
}
