using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Queues, offloads and options of an interface.</summary>
[Element("driver")]
public sealed partial class InterfaceDriver : VirtioDriver
{
    /// <summary><c>vhost</c> or <c>qemu</c>; for SR-IOV functions <c>vfio</c>, <c>kvm</c> or <c>xen</c>.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>VFIO driver of the host.</summary>
    [Attr("model")]
    public partial string? Model { get; set; }

    /// <summary><c>iothread</c> or <c>timer</c>.</summary>
    [Attr("txmode")]
    public partial string? TransmitMode { get; set; }

    /// <summary>Whether the guest's requests are taken in the background.</summary>
    [Attr("ioeventfd", OnOff = true)]
    public partial bool? IoEventFd { get; set; }

    /// <summary>Whether fewer events are sent.</summary>
    [Attr("event_idx", OnOff = true)]
    public partial bool? EventIndex { get; set; }

    /// <summary>Pairs of queues.</summary>
    [Attr("queues")]
    public partial uint? Queues { get; set; }

    /// <summary>Packets in a receive queue, a power of two.</summary>
    [Attr("rx_queue_size")]
    public partial uint? ReceiveQueueSize { get; set; }

    /// <summary>Packets in a transmit queue, a power of two.</summary>
    [Attr("tx_queue_size")]
    public partial uint? TransmitQueueSize { get; set; }

    /// <summary>Receive side scaling in software.</summary>
    [Attr("rss", OnOff = true)]
    public partial bool? ReceiveSideScaling { get; set; }

    /// <summary>Whether the guest is told the hash.</summary>
    [Attr("rss_hash_report", OnOff = true)]
    public partial bool? RssHashReport { get; set; }

    /// <summary>Whether IOMMUFD is used.</summary>
    [Attr("iommufd")]
    public partial bool? IommuFd { get; set; }

    /// <summary>Offloads on the way to the host.</summary>
    [Child("host")]
    public partial HostOffloads Host { get; set; }

    /// <summary>Offloads on the way to the guest.</summary>
    [Child("guest")]
    public partial GuestOffloads Guest { get; set; }
}
