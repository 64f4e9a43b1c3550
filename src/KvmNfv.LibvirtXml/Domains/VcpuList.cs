using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The vCPUs one by one.</summary>
[Element("vcpus")]
public sealed partial class VcpuList : Element
{
    /// <summary>State of each vCPU.</summary>
    [Items("vcpu")]
    public partial ElementList<VcpuEntry> Items { get; }
}
