using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How the hypervisor does a disk's input and output.</summary>
[Element("driver")]
public sealed partial class DiskDriver : VirtioDriver
{
    /// <summary>Program that does it, such as <c>qemu</c>.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Disk format, such as <c>qcow2</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary><c>none</c>, <c>writethrough</c>, <c>writeback</c>, <c>directsync</c> or <c>unsafe</c>.</summary>
    [Attr("cache")]
    public partial string? Cache { get; set; }

    /// <summary>What happens on errors: <c>stop</c>, <c>report</c>, <c>ignore</c> or <c>enospace</c>.</summary>
    [Attr("error_policy")]
    public partial string? ErrorPolicy { get; set; }

    /// <summary>What happens on read errors.</summary>
    [Attr("rerror_policy")]
    public partial string? ReadErrorPolicy { get; set; }

    /// <summary><c>threads</c>, <c>native</c> or <c>io_uring</c>.</summary>
    [Attr("io")]
    public partial string? Io { get; set; }

    /// <summary>Whether the guest's requests are taken in the background.</summary>
    [Attr("ioeventfd", OnOff = true)]
    public partial bool? IoEventFd { get; set; }

    /// <summary>Whether fewer events are sent.</summary>
    [Attr("event_idx", OnOff = true)]
    public partial bool? EventIndex { get; set; }

    /// <summary>Whether what was read is copied from the base.</summary>
    [Attr("copy_on_read", OnOff = true)]
    public partial bool? CopyOnRead { get; set; }

    /// <summary><c>unmap</c> or <c>ignore</c>.</summary>
    [Attr("discard")]
    public partial string? Discard { get; set; }

    /// <summary>Whether discarded clusters keep their place.</summary>
    [Attr("discard_no_unref", OnOff = true)]
    public partial bool? DiscardNoUnref { get; set; }

    /// <summary><c>off</c>, <c>on</c> or <c>unmap</c>.</summary>
    [Attr("detect_zeroes")]
    public partial string? DetectZeroes { get; set; }

    /// <summary>IO thread that serves the disk.</summary>
    [Attr("iothread")]
    public partial uint? IoThread { get; set; }

    /// <summary>Virtqueues.</summary>
    [Attr("queues")]
    public partial uint? Queues { get; set; }

    /// <summary>Requests in a virtqueue.</summary>
    [Attr("queue_size")]
    public partial uint? QueueSize { get; set; }

    /// <summary>IO threads that serve the disk's queues.</summary>
    [Child("iothreads")]
    public partial DiskIoThreads IoThreads { get; set; }

    /// <summary>Cache of the image's tables.</summary>
    [Child("metadata_cache")]
    public partial MetadataCache MetadataCache { get; set; }

    /// <summary>Statistics kept for the disk.</summary>
    [Child("statistics")]
    public partial DiskStatistics Statistics { get; set; }
}
