using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What the driver keeps of a running guest; its form is nobody else's.</summary>
[Element("privateData", Any = true)]
public sealed partial class PrivateData : Element;
