using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The firmware.</summary>
[Element("loader")]
public sealed partial class Loader : Element
{
    /// <summary>Path of its image on the host.</summary>
    [Text]
    public partial string? Path { get; set; }

    /// <summary>Whether the guest may write to it.</summary>
    [Attr("readonly")]
    public partial bool? ReadOnly { get; set; }

    /// <summary>How it is mapped.</summary>
    [Attr("type")]
    public partial LoaderType? Type { get; set; }

    /// <summary>Whether it protects its variables by system management mode.</summary>
    [Attr("secure")]
    public partial bool? Secure { get; set; }

    /// <summary>Whether it keeps no variables.</summary>
    [Attr("stateless")]
    public partial bool? Stateless { get; set; }

    /// <summary>Disk format of the image.</summary>
    [Attr("format")]
    public partial string? Format { get; set; }
}
