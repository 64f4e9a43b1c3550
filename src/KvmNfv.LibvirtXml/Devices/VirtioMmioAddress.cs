using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Memory-mapped virtio.</summary>
[Element("address")]
[Variant("virtio-mmio")]
public sealed partial class VirtioMmioAddress : DeviceAddress;
