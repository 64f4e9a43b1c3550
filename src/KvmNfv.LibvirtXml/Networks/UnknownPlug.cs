using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>A kind that the model does not know.</summary>
[Element("plug")]
public sealed partial class UnknownPlug : NetworkPlug;
