using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Options of an IOMMU.</summary>
[Element("driver")]
public sealed partial class IommuDriver : Element
{
    /// <summary>Interrupt remapping.</summary>
    [Attr("intremap", OnOff = true)]
    public partial bool? InterruptRemapping { get; set; }

    /// <summary>Needed for devices given to nested guests.</summary>
    [Attr("caching_mode", OnOff = true)]
    public partial bool? CachingMode { get; set; }

    /// <summary>More than 255 vCPUs.</summary>
    [Attr("eim", OnOff = true)]
    public partial bool? ExtendedInterruptMode { get; set; }

    /// <summary>Caching by devices.</summary>
    [Attr("iotlb", OnOff = true)]
    public partial bool? IoTlb { get; set; }

    /// <summary>Bits of an address.</summary>
    [Attr("aw_bits")]
    public partial uint? AddressWidth { get; set; }

    /// <summary>Whether addresses are translated.</summary>
    [Attr("dma_translation", OnOff = true)]
    public partial bool? DmaTranslation { get; set; }

    /// <summary><c>host</c> takes the smallest page of the host.</summary>
    [Attr("mode", On = "granule")]
    public partial string? GranuleMode { get; set; }

    /// <summary>Smallest page.</summary>
    [Attr("size", On = "granule", UnitAttribute = "unit")]
    public partial MemorySize? GranuleSize { get; set; }

    /// <summary>Whether devices may go past it.</summary>
    [Attr("passthrough", OnOff = true)]
    public partial bool? Passthrough { get; set; }

    /// <summary>Interrupt mode for more than 255 vCPUs.</summary>
    [Attr("xtsup", OnOff = true)]
    public partial bool? X2ApicSupport { get; set; }

    /// <summary>Number of the PCI bus it serves.</summary>
    [Attr("pciBus")]
    public partial uint? PciBus { get; set; }

    /// <summary>Whether the host's hardware does the work.</summary>
    [Attr("accel", OnOff = true)]
    public partial bool? Accel { get; set; }

    /// <summary>Whether devices cache translations.</summary>
    [Attr("ats", OnOff = true)]
    public partial bool? Ats { get; set; }

    /// <summary>Range invalidation.</summary>
    [Attr("ril", OnOff = true)]
    public partial bool? Ril { get; set; }

    /// <summary>Bits of a translated address.</summary>
    [Attr("oas")]
    public partial uint? OutputAddressSize { get; set; }

    /// <summary>Bits of a process address space's number.</summary>
    [Attr("ssidsize")]
    public partial uint? SubstreamIdSize { get; set; }

    /// <summary>Command queues in hardware.</summary>
    [Attr("cmdqv", OnOff = true)]
    public partial bool? CommandQueueVirtualization { get; set; }
}
