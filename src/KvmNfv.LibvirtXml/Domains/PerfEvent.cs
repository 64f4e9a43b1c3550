using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A performance counter.</summary>
[Element("event")]
public sealed partial class PerfEvent : Element
{
    /// <summary>Such as <c>cmt</c>, <c>cache_misses</c> or <c>cpu_cycles</c>.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Whether it is kept.</summary>
    [Attr("enabled")]
    public partial bool? Enabled { get; set; }
}
