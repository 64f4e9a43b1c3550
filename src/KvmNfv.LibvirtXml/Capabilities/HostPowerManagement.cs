using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How a host can be suspended.</summary>
[Element("power_management")]
public sealed partial class HostPowerManagement : Element
{
    /// <summary>To memory.</summary>
    [Child("suspend_mem")]
    public partial bool SuspendToMemory { get; set; }

    /// <summary>To disk.</summary>
    [Child("suspend_disk")]
    public partial bool SuspendToDisk { get; set; }

    /// <summary>To both.</summary>
    [Child("suspend_hybrid")]
    public partial bool SuspendHybrid { get; set; }
}
