using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A parallel port.</summary>
[Element("parallel", Order = "source protocol log target alias address")]
public sealed partial class ParallelDevice : CharacterDevice
{
    /// <summary>What the guest sees.</summary>
    [Attr("type", On = "target")]
    public partial string? TargetType { get; set; }

    /// <summary>Number of the port.</summary>
    [Attr("port", On = "target")]
    public partial uint? TargetPort { get; set; }
}
