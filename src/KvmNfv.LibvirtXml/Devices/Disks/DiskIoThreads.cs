using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>IO threads that serve a disk's queues.</summary>
[Element("iothreads")]
public sealed partial class DiskIoThreads : Element
{
    /// <summary>The threads.</summary>
    [Items("iothread")]
    public partial ElementList<QueueIoThread> Items { get; }
}
