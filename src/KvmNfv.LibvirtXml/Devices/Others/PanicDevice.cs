using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A device that reports a crash.</summary>
[Element("panic")]
public sealed partial class PanicDevice : Device
{
    /// <summary>Such as <c>isa</c> or <c>hyperv</c>.</summary>
    [Attr("model")]
    public partial string? Model { get; set; }
}
