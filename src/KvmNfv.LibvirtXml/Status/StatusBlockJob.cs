using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>A job of a disk.</summary>
[Element("blockjob", Any = true)]
public sealed partial class StatusBlockJob : Element
{
    /// <summary>Its name in QEMU.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Kind.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>State.</summary>
    [Attr("state")]
    public partial string? State { get; set; }
}
