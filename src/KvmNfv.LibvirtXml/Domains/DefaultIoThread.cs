using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The thread pool of QEMU's main loop.</summary>
[Element("defaultiothread")]
public sealed partial class DefaultIoThread : Element
{
    /// <summary>Fewest worker threads.</summary>
    [Attr("thread_pool_min")]
    public partial int? ThreadPoolMin { get; set; }

    /// <summary>Most worker threads.</summary>
    [Attr("thread_pool_max")]
    public partial int? ThreadPoolMax { get; set; }
}
