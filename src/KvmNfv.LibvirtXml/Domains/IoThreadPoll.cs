using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Busy polling of an IO thread.</summary>
[Element("poll")]
public sealed partial class IoThreadPoll : Element
{
    /// <summary>Longest polling in nanoseconds.</summary>
    [Attr("max")]
    public partial ulong? Max { get; set; }

    /// <summary>Factor by which polling time grows.</summary>
    [Attr("grow")]
    public partial ulong? Grow { get; set; }

    /// <summary>Divisor by which polling time shrinks.</summary>
    [Attr("shrink")]
    public partial ulong? Shrink { get; set; }

    /// <summary>Weight of the current sample.</summary>
    [Attr("weight")]
    public partial ulong? Weight { get; set; }
}
