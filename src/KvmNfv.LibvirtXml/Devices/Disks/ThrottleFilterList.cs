using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Throttle groups a disk belongs to.</summary>
[Element("throttlefilters")]
public sealed partial class ThrottleFilterList : Element
{
    /// <summary>The groups.</summary>
    [Items("throttlefilter")]
    public partial ElementList<ThrottleFilter> Items { get; }
}
