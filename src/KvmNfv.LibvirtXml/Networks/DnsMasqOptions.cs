using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>Options handed to dnsmasq as they are.</summary>
[Element("options", Namespace = LibvirtNamespace.DnsMasq)]
public sealed partial class DnsMasqOptions : Element
{
    /// <summary>The options.</summary>
    [Items("option", Namespace = LibvirtNamespace.DnsMasq)]
    public partial ElementList<DnsMasqOption> Items { get; }
}
