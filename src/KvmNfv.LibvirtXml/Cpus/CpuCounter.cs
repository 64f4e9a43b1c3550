using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A counter of the host.</summary>
[Element("counter")]
public sealed partial class CpuCounter : Element
{
    /// <summary>Such as <c>tsc</c>.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Frequency in Hz.</summary>
    [Attr("frequency")]
    public partial ulong? Frequency { get; set; }

    /// <summary>Whether guests may be given another frequency.</summary>
    [Attr("scaling")]
    public partial bool? Scaling { get; set; }
}
