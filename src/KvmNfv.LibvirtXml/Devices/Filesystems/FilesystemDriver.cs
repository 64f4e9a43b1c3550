using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Who shares a folder.</summary>
[Element("driver")]
public sealed partial class FilesystemDriver : VirtioDriver
{
    /// <summary>The program.</summary>
    [Attr("type")]
    public partial FilesystemDriverType? Type { get; set; }

    /// <summary>Format of the image.</summary>
    [Attr("format")]
    public partial string? Format { get; set; }

    /// <summary><c>immediate</c> writes at once.</summary>
    [Attr("wrpolicy")]
    public partial string? WritePolicy { get; set; }

    /// <summary>Requests in the queue.</summary>
    [Attr("queue")]
    public partial uint? QueueSize { get; set; }
}
