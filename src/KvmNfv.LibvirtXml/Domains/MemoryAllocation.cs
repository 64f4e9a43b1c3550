using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>When the host provides guest memory.</summary>
[Element("allocation")]
public sealed partial class MemoryAllocation : Element
{
    /// <summary>At start or when first touched.</summary>
    [Attr("mode")]
    public partial MemoryAllocationMode? Mode { get; set; }

    /// <summary>Threads that touch the memory at start.</summary>
    [Attr("threads")]
    public partial uint? Threads { get; set; }
}
