using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>An IO thread and the queues it serves.</summary>
[Element("iothread")]
public sealed partial class QueueIoThread : Element
{
    /// <summary>Number of the thread.</summary>
    [Attr("id")]
    public partial uint? Id { get; set; }

    /// <summary>The queues; all where none is named.</summary>
    [Items("queue")]
    public partial ElementList<QueueReference> Queues { get; }
}
