using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The scheduling class of some threads.</summary>
[Element("sched")]
public abstract partial class ThreadScheduler : Element
{
    /// <summary>The class.</summary>
    [Attr("scheduler")]
    public partial Scheduler? Scheduler { get; set; }

    /// <summary>Real-time priority, 1 to 99; only for FIFO and round robin.</summary>
    [Attr("priority")]
    public partial int? Priority { get; set; }
}
