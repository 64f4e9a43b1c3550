using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Host NUMA nodes that guest memory comes from.</summary>
[Element("numatune")]
public sealed partial class NumaTune : Element
{
    /// <summary>The policy for all guest memory.</summary>
    [Child("memory")]
    public partial NumaMemory Memory { get; set; }

    /// <summary>The policy for single guest NUMA nodes.</summary>
    [Items("memnode")]
    public partial ElementList<NumaMemoryNode> MemoryNodes { get; }
}
