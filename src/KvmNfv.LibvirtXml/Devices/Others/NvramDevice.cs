using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Non-volatile memory of POWER guests.</summary>
[Element("nvram")]
public sealed partial class NvramDevice : Device;
