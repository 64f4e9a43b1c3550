using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Several CPUs to compare.</summary>
[Element("cpuTest")]
[Document]
public sealed partial class CpuTestDocument : Document
{
    /// <summary>The CPUs.</summary>
    [Items("cpu")]
    public partial ElementList<Cpu> Cpus { get; }
}
