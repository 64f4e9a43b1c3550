using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A CPU of a host.</summary>
[Element("cpu")]
public sealed partial class CapabilitiesCpu : Element
{
    /// <summary>Its number.</summary>
    [Attr("id")]
    public partial uint? Id { get; set; }

    /// <summary>Socket.</summary>
    [Attr("socket_id")]
    public partial uint? SocketId { get; set; }

    /// <summary>Die in the socket.</summary>
    [Attr("die_id")]
    public partial uint? DieId { get; set; }

    /// <summary>Cluster in the die.</summary>
    [Attr("cluster_id")]
    public partial uint? ClusterId { get; set; }

    /// <summary>Core.</summary>
    [Attr("core_id")]
    public partial uint? CoreId { get; set; }

    /// <summary>CPUs that share the core, itself included.</summary>
    [Attr("siblings")]
    public partial CpuSet? Siblings { get; set; }
}
