using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>Namespaces of a guest's process.</summary>
[Element("namespaces")]
public sealed partial class StatusNamespaces : Element
{
    /// <summary>A mount namespace of its own.</summary>
    [Child("mount")]
    public partial bool Mount { get; set; }
}
