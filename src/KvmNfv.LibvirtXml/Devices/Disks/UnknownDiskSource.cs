using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A kind of source that the model does not know.</summary>
[Element("source")]
public sealed partial class UnknownDiskSource : DiskSource;
