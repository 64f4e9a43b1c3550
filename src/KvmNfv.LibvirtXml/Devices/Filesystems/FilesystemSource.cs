using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What is shared.</summary>
[Element("source")]
public sealed partial class FilesystemSource : Element
{
    /// <summary>A folder.</summary>
    [Attr("dir")]
    public partial string? Directory { get; set; }

    /// <summary>A template.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>An image.</summary>
    [Attr("file")]
    public partial string? File { get; set; }

    /// <summary>A block device.</summary>
    [Attr("dev")]
    public partial string? Device { get; set; }

    /// <summary>Socket of a virtiofs daemon run by others.</summary>
    [Attr("socket")]
    public partial string? Socket { get; set; }

    /// <summary>Storage pool.</summary>
    [Attr("pool")]
    public partial string? Pool { get; set; }

    /// <summary>Volume of the pool.</summary>
    [Attr("volume")]
    public partial string? Volume { get; set; }

    /// <summary>Most memory of a RAM file system.</summary>
    [Attr("usage")]
    public partial ulong? Usage { get; set; }

    /// <summary>Unit of that.</summary>
    [Attr("units")]
    public partial string? Units { get; set; }
}
