using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Where the firmware keeps its variables.</summary>
[Element("nvram")]
public sealed partial class NvramStore : Element
{
    /// <summary>Path of the file on the host.</summary>
    [Text]
    public partial string? Path { get; set; }

    /// <summary>Kind of the source.</summary>
    [Attr("type")]
    public partial DiskType? Type { get; set; }

    /// <summary>Path of the master that a missing file is copied from.</summary>
    [Attr("template")]
    public partial string? Template { get; set; }

    /// <summary>Disk format of the master.</summary>
    [Attr("templateFormat")]
    public partial string? TemplateFormat { get; set; }

    /// <summary>Disk format of the file.</summary>
    [Attr("format")]
    public partial string? Format { get; set; }

    /// <summary>Where the variables are, for other kinds than a file.</summary>
    [Child("source")]
    public partial DiskSource? Source { get; set; }
}
