using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Namespaces a container shares.</summary>
[Element("namespace", Namespace = LibvirtNamespace.Lxc)]
public sealed partial class LxcNamespaces : Element
{
    /// <summary>Network namespace.</summary>
    [Child("sharenet", Namespace = LibvirtNamespace.Lxc)]
    public partial LxcSharedNamespace Network { get; set; }

    /// <summary>Namespace of inter-process communication.</summary>
    [Child("shareipc", Namespace = LibvirtNamespace.Lxc)]
    public partial LxcSharedNamespace Ipc { get; set; }

    /// <summary>Namespace of the host name.</summary>
    [Child("shareuts", Namespace = LibvirtNamespace.Lxc)]
    public partial LxcSharedNamespace HostName { get; set; }
}
