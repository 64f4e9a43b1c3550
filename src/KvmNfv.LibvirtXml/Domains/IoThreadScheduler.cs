using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Scheduling class of IO threads.</summary>
[Element("iothreadsched")]
public sealed partial class IoThreadScheduler : ThreadScheduler
{
    /// <summary>The IO threads it applies to.</summary>
    [Attr("iothreads")]
    public partial CpuSet? IoThreads { get; set; }
}
