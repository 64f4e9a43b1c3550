using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>Threads of the vCPUs.</summary>
[Element("vcpus")]
public sealed partial class StatusVcpuList : Element
{
    /// <summary>The threads.</summary>
    [Items("vcpu")]
    public partial ElementList<StatusVcpu> Items { get; }
}
