using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Which locks the virtiofs daemon knows.</summary>
[Element("lock")]
public sealed partial class FilesystemLock : Element
{
    /// <summary>POSIX locks.</summary>
    [Attr("posix", OnOff = true)]
    public partial bool? Posix { get; set; }

    /// <summary>BSD locks.</summary>
    [Attr("flock", OnOff = true)]
    public partial bool? Flock { get; set; }
}
