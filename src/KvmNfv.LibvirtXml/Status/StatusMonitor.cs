using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>Socket of QEMU's monitor.</summary>
[Element("monitor")]
public sealed partial class StatusMonitor : Element
{
    /// <summary>Its path.</summary>
    [Attr("path")]
    public partial string? Path { get; set; }

    /// <summary>Whether it speaks JSON.</summary>
    [Attr("json")]
    public partial bool? Json { get; set; }

    /// <summary><c>unix</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }
}
