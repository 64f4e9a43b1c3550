using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Part of a source that is used.</summary>
[Element("slices")]
public sealed partial class StorageSlices : Element
{
    /// <summary>The part.</summary>
    [Items("slice")]
    public partial ElementList<StorageSlice> Items { get; }
}
