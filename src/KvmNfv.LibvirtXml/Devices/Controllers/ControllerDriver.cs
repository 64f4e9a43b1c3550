using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Queues and options of a controller.</summary>
[Element("driver")]
public sealed partial class ControllerDriver : VirtioDriver
{
    /// <summary>Virtqueues.</summary>
    [Attr("queues")]
    public partial uint? Queues { get; set; }

    /// <summary>Requests queued for each unit.</summary>
    [Attr("cmd_per_lun")]
    public partial uint? CommandsPerUnit { get; set; }

    /// <summary>Sectors moved at once.</summary>
    [Attr("max_sectors")]
    public partial uint? MaxSectors { get; set; }

    /// <summary>Whether the guest's requests are taken in the background.</summary>
    [Attr("ioeventfd", OnOff = true)]
    public partial bool? IoEventFd { get; set; }

    /// <summary>IO thread that serves the controller.</summary>
    [Attr("iothread")]
    public partial uint? IoThread { get; set; }

    /// <summary>IO threads that serve the controller's queues.</summary>
    [Child("iothreads")]
    public partial DiskIoThreads IoThreads { get; set; }
}
