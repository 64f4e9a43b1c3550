using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Options of a virtio device.</summary>
[Element("driver")]
public sealed partial class VirtioOptions : VirtioDriver;
