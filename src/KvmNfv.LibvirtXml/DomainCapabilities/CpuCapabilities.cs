using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>CPU modes and models.</summary>
[Element("cpu")]
public sealed partial class CpuCapabilities : Element
{
    /// <summary>The modes.</summary>
    [Items("mode")]
    public partial ElementList<CpuModeCapabilities> Modes { get; }
}
