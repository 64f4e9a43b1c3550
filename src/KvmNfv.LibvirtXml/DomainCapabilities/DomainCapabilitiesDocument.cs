using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What one machine type can do on a host: <c>virsh domcapabilities</c>.</summary>
[Element("domainCapabilities")]
[Document]
public sealed partial class DomainCapabilitiesDocument : Document
{
    /// <summary>Program of the hypervisor.</summary>
    [Text("path")]
    public partial string? Path { get; set; }

    /// <summary>The hypervisor.</summary>
    [Text("domain")]
    public partial DomainType? Domain { get; set; }

    /// <summary>Machine type.</summary>
    [Text("machine")]
    public partial string? Machine { get; set; }

    /// <summary>CPU architecture.</summary>
    [Text("arch")]
    public partial string? Architecture { get; set; }

    /// <summary>Most vCPUs.</summary>
    [Attr("max", On = "vcpu")]
    public partial uint? MaxVcpus { get; set; }

    /// <summary>IO threads.</summary>
    [Child("iothreads")]
    public partial SupportedFeature IoThreads { get; set; }

    /// <summary>Firmware.</summary>
    [Child("os")]
    public partial FirmwareCapabilities Os { get; set; }

    /// <summary>CPU modes and models.</summary>
    [Child("cpu")]
    public partial CpuCapabilities Cpu { get; set; }

    /// <summary>Where memory can come from.</summary>
    [Child("memoryBacking")]
    public partial EnumCapabilities MemoryBacking { get; set; }

    /// <summary>Devices.</summary>
    [Child("devices")]
    public partial DeviceCapabilities Devices { get; set; }

    /// <summary>Features.</summary>
    [Child("features")]
    public partial FeatureCapabilities Features { get; set; }
}
