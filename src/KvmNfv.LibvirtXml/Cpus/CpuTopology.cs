using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How CPUs are laid out.</summary>
[Element("topology")]
public sealed partial class CpuTopology : Element
{
    /// <summary>Sockets.</summary>
    [Attr("sockets")]
    public partial uint? Sockets { get; set; }

    /// <summary>Dies in a socket.</summary>
    [Attr("dies")]
    public partial uint? Dies { get; set; }

    /// <summary>Clusters in a die.</summary>
    [Attr("clusters")]
    public partial uint? Clusters { get; set; }

    /// <summary>Cores in a die or cluster.</summary>
    [Attr("cores")]
    public partial uint? Cores { get; set; }

    /// <summary>Threads in a core.</summary>
    [Attr("threads")]
    public partial uint? Threads { get; set; }
}
