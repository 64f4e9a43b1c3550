using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Limits of the host memory that the guest may use, with everything QEMU itself needs.</summary>
[Element("memtune")]
public sealed partial class MemoryTune : Element
{
    /// <summary>The most; beyond it the host kills the guest.</summary>
    [Text("hard_limit", UnitAttribute = "unit")]
    public partial MemorySize? HardLimit { get; set; }

    /// <summary>What it is pushed back to when the host runs short.</summary>
    [Text("soft_limit", UnitAttribute = "unit")]
    public partial MemorySize? SoftLimit { get; set; }

    /// <summary>The most of memory and swap together.</summary>
    [Text("swap_hard_limit", UnitAttribute = "unit")]
    public partial MemorySize? SwapHardLimit { get; set; }

    /// <summary>What it always has (VMware).</summary>
    [Text("min_guarantee", UnitAttribute = "unit")]
    public partial MemorySize? MinimumGuarantee { get; set; }
}
