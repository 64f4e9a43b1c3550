using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A parallel port.</summary>
[Element("parallel", Order = "source protocol log target alias address")]
public sealed partial class ParallelDevice : CharacterDevice
{
    /// <summary>Path of the pseudo terminal of the running guest.</summary>
    [Attr("tty")]
    public partial string? Tty { get; set; }

    /// <summary>What the guest sees.</summary>
    [Child("target")]
    public partial SerialTarget Target { get; set; }
}
