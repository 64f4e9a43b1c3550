using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Part of a source.</summary>
[Element("slice")]
public sealed partial class StorageSlice : Element
{
    /// <summary><c>storage</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Its first byte.</summary>
    [Attr("offset")]
    public partial ulong? Offset { get; set; }

    /// <summary>Its bytes.</summary>
    [Attr("size")]
    public partial ulong? Size { get; set; }
}
