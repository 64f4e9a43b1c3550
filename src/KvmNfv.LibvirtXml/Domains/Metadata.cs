using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Content of other programs; each element bears a namespace of its own and libvirt keeps it untouched.</summary>
[Element("metadata", Any = true)]
public sealed partial class Metadata : Element;
