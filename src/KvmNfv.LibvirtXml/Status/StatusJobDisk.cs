using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>A disk that moves.</summary>
[Element("disk", Any = true)]
public sealed partial class StatusJobDisk : Element
{
    /// <summary>Its name in the guest.</summary>
    [Attr("dev")]
    public partial string? Device { get; set; }
}
