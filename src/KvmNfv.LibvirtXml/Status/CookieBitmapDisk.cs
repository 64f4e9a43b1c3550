using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>Bitmaps of a disk.</summary>
[Element("disk")]
public sealed partial class CookieBitmapDisk : Element
{
    /// <summary>Its name in the guest.</summary>
    [Attr("target")]
    public partial string? Target { get; set; }

    /// <summary>The bitmaps.</summary>
    [Items("bitmap")]
    public partial ElementList<CookieBitmap> Bitmaps { get; }
}
