using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>Options of mounting.</summary>
[Element("mount_opts", Namespace = LibvirtNamespace.Fs)]
public sealed partial class PoolMountOptions : Element
{
    /// <summary>The options.</summary>
    [Items("option", Namespace = LibvirtNamespace.Fs)]
    public partial ElementList<PoolMountOption> Items { get; }
}
