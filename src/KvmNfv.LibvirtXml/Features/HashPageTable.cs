using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Hash page table of POWER guests.</summary>
[Element("hpt")]
public sealed partial class HashPageTable : Element
{
    /// <summary><c>enabled</c>, <c>disabled</c> or <c>required</c>.</summary>
    [Attr("resizing")]
    public partial string? Resizing { get; set; }

    /// <summary>Largest page.</summary>
    [Text("maxpagesize", UnitAttribute = "unit")]
    public partial MemorySize? MaxPageSize { get; set; }
}
