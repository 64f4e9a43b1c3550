using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How the host provides guest memory.</summary>
[Element("memoryBacking", Order = "hugepages nosharepages locked source access allocation discard")]
public sealed partial class MemoryBacking : Element
{
    /// <summary>Huge pages to take guest memory from.</summary>
    [Child("hugepages")]
    public partial HugePages HugePages { get; set; }

    /// <summary>Keeps the host from merging equal pages of guests.</summary>
    [Child("nosharepages")]
    public partial bool NoSharePages { get; set; }

    /// <summary>Keeps guest memory from being swapped out; give memtune's hard limit room.</summary>
    [Child("locked")]
    public partial bool Locked { get; set; }

    /// <summary>Where memory comes from.</summary>
    [Child("source")]
    public partial MemorySource Source { get; set; }

    /// <summary>Whether other processes can map it.</summary>
    [Child("access")]
    public partial MemoryAccess Access { get; set; }

    /// <summary>When the host provides it.</summary>
    [Child("allocation")]
    public partial MemoryAllocation Allocation { get; set; }

    /// <summary>Lets the host drop the contents when the guest stops.</summary>
    [Child("discard")]
    public partial bool Discard { get; set; }
}
