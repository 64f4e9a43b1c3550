using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Kept out of the guest for now.</summary>
[Element("address")]
[Variant("unassigned")]
public sealed partial class UnassignedAddress : DeviceAddress;
