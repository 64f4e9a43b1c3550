using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Content that the model does not know.</summary>
[Element("source", Any = true)]
public sealed partial class UnknownContent : Element;
