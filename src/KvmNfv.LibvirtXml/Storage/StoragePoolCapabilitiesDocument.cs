using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>Which kinds of pools a host can have.</summary>
[Element("storagepoolCapabilities")]
[Document]
public sealed partial class StoragePoolCapabilitiesDocument : Document
{
    /// <summary>The kinds.</summary>
    [Items("pool")]
    public partial ElementList<PoolTypeCapabilities> Pools { get; }
}
