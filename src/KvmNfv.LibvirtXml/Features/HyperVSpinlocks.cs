using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Spin lock retries.</summary>
[Element("spinlocks")]
public sealed partial class HyperVSpinlocks : Element
{
    /// <summary>Whether the hypervisor is told of long waits.</summary>
    [Attr("state", OnOff = true)]
    public partial bool? State { get; set; }

    /// <summary>Tries before that, at least 4095.</summary>
    [Attr("retries")]
    public partial uint? Retries { get; set; }
}
