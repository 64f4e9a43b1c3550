using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An interface of another process over vhost-user; needs shared guest memory.</summary>
[Element("interface")]
[Variant("vhostuser")]
public sealed partial class VhostUserInterface : Interface
{
    /// <summary>The socket.</summary>
    [Child("source")]
    public partial VhostUserSource Source { get; set; }
}
