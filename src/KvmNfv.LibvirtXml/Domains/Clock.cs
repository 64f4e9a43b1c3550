using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What time the guest starts with.</summary>
[Element("clock")]
public sealed partial class Clock : Element
{
    /// <summary>What the guest's clock follows.</summary>
    [Attr("offset")]
    public partial ClockOffset? Offset { get; set; }

    /// <summary>Seconds away from UTC, or <c>reset</c>.</summary>
    [Attr("adjustment")]
    public partial string? Adjustment { get; set; }

    /// <summary>What the adjustment is relative to.</summary>
    [Attr("basis")]
    public partial ClockBasis? Basis { get; set; }

    /// <summary>Time zone whose local time it shows.</summary>
    [Attr("timezone")]
    public partial string? TimeZone { get; set; }

    /// <summary>Start time in seconds since 1970 for the offset <c>absolute</c>.</summary>
    [Attr("start")]
    public partial long? Start { get; set; }

    /// <summary>The guest's timers.</summary>
    [Items("timer")]
    public partial ElementList<ClockTimer> Timers { get; }
}
