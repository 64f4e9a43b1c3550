using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Where an image's data is.</summary>
[Element("dataStore")]
public sealed partial class DataStore : Element
{
    /// <summary>Kind of the source.</summary>
    [Attr("type")]
    public partial DiskType? Type { get; set; }

    /// <summary>Its format.</summary>
    [Child("format")]
    public partial ImageFormat Format { get; set; }

    /// <summary>Where it is.</summary>
    [Child("source")]
    public partial DiskSource? Source { get; set; }
}
