using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Block sizes that the guest sees.</summary>
[Element("blockio")]
public sealed partial class BlockIo : Element
{
    /// <summary>Bytes in a logical block.</summary>
    [Attr("logical_block_size")]
    public partial uint? LogicalBlockSize { get; set; }

    /// <summary>Bytes in a physical block.</summary>
    [Attr("physical_block_size")]
    public partial uint? PhysicalBlockSize { get; set; }

    /// <summary>Bytes discarded at once.</summary>
    [Attr("discard_granularity")]
    public partial uint? DiscardGranularity { get; set; }
}
