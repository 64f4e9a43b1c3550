using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>Options of pools or volumes.</summary>
[Element("poolOptions")]
public sealed partial class PoolOptions : Element
{
    /// <summary>Format when none is given.</summary>
    [Attr("type", On = "defaultFormat")]
    public partial string? DefaultFormat { get; set; }

    /// <summary>Options with their values.</summary>
    [Items("enum")]
    public partial ElementList<OptionValues> Options { get; }
}
