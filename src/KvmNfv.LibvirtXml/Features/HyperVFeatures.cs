using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Enlightenments for Windows guests.</summary>
[Element("hyperv", Order =
    "relaxed vapic spinlocks vpindex runtime synic stimer reset vendor_id frequencies reenlightenment tlbflush ipi "
    + "evmcs avic emsr_bitmap xmm_input")]
public sealed partial class HyperVFeatures : Element
{
    /// <summary><c>custom</c> or <c>passthrough</c>.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }

    /// <summary>Relaxed timers.</summary>
    [Attr("state", On = "relaxed", OnOff = true)]
    public partial bool? Relaxed { get; set; }

    /// <summary>Virtual APIC.</summary>
    [Attr("state", On = "vapic", OnOff = true)]
    public partial bool? VirtualApic { get; set; }

    /// <summary>Spin lock retries.</summary>
    [Child("spinlocks")]
    public partial HyperVSpinlocks Spinlocks { get; set; }

    /// <summary>Virtual processor index.</summary>
    [Attr("state", On = "vpindex", OnOff = true)]
    public partial bool? VirtualProcessorIndex { get; set; }

    /// <summary>Processor run time.</summary>
    [Attr("state", On = "runtime", OnOff = true)]
    public partial bool? Runtime { get; set; }

    /// <summary>Synthetic interrupt controller.</summary>
    [Attr("state", On = "synic", OnOff = true)]
    public partial bool? SyntheticInterrupts { get; set; }

    /// <summary>Synthetic timers.</summary>
    [Child("stimer")]
    public partial HyperVTimer SyntheticTimer { get; set; }

    /// <summary>Reset by a register.</summary>
    [Attr("state", On = "reset", OnOff = true)]
    public partial bool? Reset { get; set; }

    /// <summary>Vendor text.</summary>
    [Child("vendor_id")]
    public partial HyperVVendor VendorId { get; set; }

    /// <summary>Frequency registers.</summary>
    [Attr("state", On = "frequencies", OnOff = true)]
    public partial bool? Frequencies { get; set; }

    /// <summary>Notes of migration.</summary>
    [Attr("state", On = "reenlightenment", OnOff = true)]
    public partial bool? Reenlightenment { get; set; }

    /// <summary>Paravirtual TLB flush.</summary>
    [Child("tlbflush")]
    public partial HyperVTlbFlush TlbFlush { get; set; }

    /// <summary>Paravirtual inter-processor interrupts.</summary>
    [Attr("state", On = "ipi", OnOff = true)]
    public partial bool? Ipi { get; set; }

    /// <summary>Enlightened VMCS.</summary>
    [Attr("state", On = "evmcs", OnOff = true)]
    public partial bool? EnlightenedVmcs { get; set; }

    /// <summary>Works beside hardware APIC virtualisation.</summary>
    [Attr("state", On = "avic", OnOff = true)]
    public partial bool? Avic { get; set; }

    /// <summary>Enlightened MSR bitmap.</summary>
    [Attr("state", On = "emsr_bitmap", OnOff = true)]
    public partial bool? EnlightenedMsrBitmap { get; set; }

    /// <summary>Fast hypercalls by vector registers.</summary>
    [Attr("state", On = "xmm_input", OnOff = true)]
    public partial bool? XmmInput { get; set; }
}
