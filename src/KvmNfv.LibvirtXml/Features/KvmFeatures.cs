using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>KVM's own features.</summary>
[Element("kvm")]
public sealed partial class KvmFeatures : Element
{
    /// <summary>Hides KVM's signature.</summary>
    [Attr("state", On = "hidden", OnOff = true)]
    public partial bool? Hidden { get; set; }

    /// <summary>Tells the guest that its vCPUs have host CPUs of their own; real-time guests want it.</summary>
    [Attr("state", On = "hint-dedicated", OnOff = true)]
    public partial bool? HintDedicated { get; set; }

    /// <summary>Lets the guest stop the host's halt polling.</summary>
    [Attr("state", On = "poll-control", OnOff = true)]
    public partial bool? PollControl { get; set; }

    /// <summary>Paravirtual inter-processor interrupts.</summary>
    [Attr("state", On = "pv-ipi", OnOff = true)]
    public partial bool? ParavirtualIpi { get; set; }

    /// <summary>Logs written pages in rings for each vCPU.</summary>
    [Child("dirty-ring")]
    public partial DirtyRing DirtyRing { get; set; }
}
