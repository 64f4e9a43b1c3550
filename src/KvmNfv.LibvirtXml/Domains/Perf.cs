using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Performance counters to keep.</summary>
[Element("perf")]
public sealed partial class Perf : Element
{
    /// <summary>The counters.</summary>
    [Items("event")]
    public partial ElementList<PerfEvent> Events { get; }
}
