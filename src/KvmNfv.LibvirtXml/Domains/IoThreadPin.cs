using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Where one IO thread may run.</summary>
[Element("iothreadpin")]
public sealed partial class IoThreadPin : Element
{
    /// <summary>Number of the IO thread.</summary>
    [Attr("iothread")]
    public partial uint? IoThread { get; set; }

    /// <summary>Host CPUs it may run on.</summary>
    [Attr("cpuset")]
    public partial CpuSet? CpuSet { get; set; }
}
