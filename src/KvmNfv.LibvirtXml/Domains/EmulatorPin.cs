using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Where the emulator threads may run.</summary>
[Element("emulatorpin")]
public sealed partial class EmulatorPin : Element
{
    /// <summary>Host CPUs they may run on.</summary>
    [Attr("cpuset")]
    public partial CpuSet? CpuSet { get; set; }
}
