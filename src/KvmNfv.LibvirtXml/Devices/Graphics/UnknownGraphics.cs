using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A kind of display that the model does not know.</summary>
[Element("graphics")]
public sealed partial class UnknownGraphics : Graphics;
