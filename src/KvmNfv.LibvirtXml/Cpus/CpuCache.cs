using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What the guest is told of caches.</summary>
[Element("cache")]
public sealed partial class CpuCache : Element
{
    /// <summary>Cache level it is about; all where it is left out.</summary>
    [Attr("level")]
    public partial uint? Level { get; set; }

    /// <summary>Where the description comes from.</summary>
    [Attr("mode")]
    public partial CpuCacheMode? Mode { get; set; }
}
