using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Where a lock is kept.</summary>
[Element("target")]
public sealed partial class LeaseTarget : Element
{
    /// <summary>Path.</summary>
    [Attr("path")]
    public partial string? Path { get; set; }

    /// <summary>First byte.</summary>
    [Attr("offset")]
    public partial ulong? Offset { get; set; }
}
