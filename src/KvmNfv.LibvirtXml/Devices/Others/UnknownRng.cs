using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A kind that the model does not know.</summary>
[Element("backend")]
public sealed partial class UnknownRng : RngBackend;
