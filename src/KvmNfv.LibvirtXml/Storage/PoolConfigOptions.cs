using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>Options of the Ceph client.</summary>
[Element("config_opts", Namespace = LibvirtNamespace.Rbd)]
public sealed partial class PoolConfigOptions : Element
{
    /// <summary>The options.</summary>
    [Items("option", Namespace = LibvirtNamespace.Rbd)]
    public partial ElementList<PoolConfigOption> Items { get; }
}
