using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Huge pages to take guest memory from; without a page the host's default size.</summary>
[Element("hugepages")]
public sealed partial class HugePages : Element
{
    /// <summary>Page sizes, each for some guest NUMA nodes or for all.</summary>
    [Items("page")]
    public partial ElementList<HugePage> Pages { get; }
}
