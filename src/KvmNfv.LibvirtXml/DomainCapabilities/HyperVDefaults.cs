using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Enlightenments of the passthrough mode.</summary>
[Element("defaults")]
public sealed partial class HyperVDefaults : Element
{
    /// <summary>Tries.</summary>
    [Text("spinlocks")]
    public partial uint? Spinlocks { get; set; }

    /// <summary>Direct synthetic timers.</summary>
    [Text("stimer_direct", OnOff = true)]
    public partial bool? SyntheticTimerDirect { get; set; }

    /// <summary>Direct TLB flush.</summary>
    [Text("tlbflush_direct", OnOff = true)]
    public partial bool? TlbFlushDirect { get; set; }

    /// <summary>Flush of ranges.</summary>
    [Text("tlbflush_extended", OnOff = true)]
    public partial bool? TlbFlushExtended { get; set; }

    /// <summary>Vendor text.</summary>
    [Text("vendor_id")]
    public partial string? VendorId { get; set; }
}
