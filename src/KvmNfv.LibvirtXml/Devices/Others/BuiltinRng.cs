using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>QEMU itself.</summary>
[Element("backend")]
[Variant("builtin")]
public sealed partial class BuiltinRng : RngBackend;
