using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>Sources of pools that a host could use.</summary>
[Element("sources")]
[Document]
public sealed partial class PoolSourcesDocument : Document
{
    /// <summary>The sources.</summary>
    [Items("source")]
    public partial ElementList<PoolSource> Items { get; }
}
