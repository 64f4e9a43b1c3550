using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A network in user space, by slirp or passt.</summary>
[Element("interface")]
[Variant("user")]
public sealed partial class UserInterface : Interface
{
    /// <summary>Device it takes addresses from.</summary>
    [Child("source")]
    public partial UserInterfaceSource Source { get; set; }
}
