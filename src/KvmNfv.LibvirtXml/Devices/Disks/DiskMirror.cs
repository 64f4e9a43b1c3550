using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A copy that a block job is making.</summary>
[Element("mirror", Order = "format source backingStore")]
public sealed partial class DiskMirror : Element
{
    /// <summary>Kind of the source.</summary>
    [Attr("type")]
    public partial DiskType? Type { get; set; }

    /// <summary>Path of the copy, as older releases write it.</summary>
    [Attr("file")]
    public partial string? File { get; set; }

    /// <summary>Format of the copy, as older releases write it.</summary>
    [Attr("format")]
    public partial string? FormatName { get; set; }

    /// <summary><c>copy</c> or <c>active-commit</c>.</summary>
    [Attr("job")]
    public partial string? Job { get; set; }

    /// <summary>Whether the copy keeps up: <c>yes</c>, <c>abort</c> or <c>pivot</c>.</summary>
    [Attr("ready")]
    public partial string? Ready { get; set; }

    /// <summary>Format of the copy.</summary>
    [Child("format")]
    public partial ImageFormat Format { get; set; }

    /// <summary>Where the copy is.</summary>
    [Child("source")]
    public partial DiskSource? Source { get; set; }

    /// <summary>The image that the copy is based on.</summary>
    [Child("backingStore")]
    public partial BackingStore BackingStore { get; set; }
}
