using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Raw identification registers of a CPU, as libvirt's tests and tools record them.</summary>
[Element("cpudata")]
[Document]
public sealed partial class CpuDataDocument : Document
{
    /// <summary>Family of architectures, such as <c>x86</c>.</summary>
    [Attr("arch")]
    public partial string? Architecture { get; set; }

    /// <summary>CPUID leaves.</summary>
    [Items("cpuid")]
    public partial ElementList<CpuIdLeaf> Leaves { get; }

    /// <summary>Model-specific registers.</summary>
    [Items("msr")]
    public partial ElementList<CpuModelRegister> ModelRegisters { get; }

    /// <summary>Version register of POWER.</summary>
    [Child("pvr")]
    public partial CpuVersionRegister VersionRegister { get; set; }
}
