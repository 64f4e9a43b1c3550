using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A kind of bus that the model does not know.</summary>
[Element("address")]
public sealed partial class UnknownAddress : DeviceAddress;
