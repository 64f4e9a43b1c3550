using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A kind of device that the model does not know.</summary>
[Element("device")]
public sealed partial class UnknownDevice : Device;
