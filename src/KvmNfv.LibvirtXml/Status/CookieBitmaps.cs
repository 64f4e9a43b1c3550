using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>Bitmaps that move.</summary>
[Element("blockDirtyBitmaps")]
public sealed partial class CookieBitmaps : Element
{
    /// <summary>The disks.</summary>
    [Items("disk")]
    public partial ElementList<CookieBitmapDisk> Disks { get; }
}
