using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>One IO thread.</summary>
[Element("iothread")]
public sealed partial class IoThread : Element
{
    /// <summary>Its number, from 1.</summary>
    [Attr("id")]
    public partial uint? Id { get; set; }

    /// <summary>Fewest worker threads for blocking work.</summary>
    [Attr("thread_pool_min")]
    public partial int? ThreadPoolMin { get; set; }

    /// <summary>Most worker threads for blocking work.</summary>
    [Attr("thread_pool_max")]
    public partial int? ThreadPoolMax { get; set; }

    /// <summary>Busy polling.</summary>
    [Child("poll")]
    public partial IoThreadPoll Poll { get; set; }
}
