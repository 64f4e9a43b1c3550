using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The old virtio bus of s390.</summary>
[Element("address")]
[Variant("virtio-s390")]
public sealed partial class VirtioS390Address : DeviceAddress;
