using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>Features of a volume's format.</summary>
[Element("features")]
public sealed partial class VolumeFeatures : Element
{
    /// <summary>Reference counts are written late.</summary>
    [Child("lazy_refcounts")]
    public partial bool LazyReferenceCounts { get; set; }

    /// <summary>Clusters have parts.</summary>
    [Child("extended_l2")]
    public partial bool ExtendedL2 { get; set; }
}
