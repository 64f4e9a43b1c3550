using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A timer of the guest.</summary>
[Element("timer")]
public sealed partial class ClockTimer : Element
{
    /// <summary>Which timer.</summary>
    [Attr("name")]
    public partial TimerName? Name { get; set; }

    /// <summary>Whether the guest has it.</summary>
    [Attr("present")]
    public partial bool? Present { get; set; }

    /// <summary>What it follows.</summary>
    [Attr("track")]
    public partial TimerTrack? Track { get; set; }

    /// <summary>What happens to ticks that were missed.</summary>
    [Attr("tickpolicy")]
    public partial TickPolicy? TickPolicy { get; set; }

    /// <summary>Frequency in Hz, for <c>tsc</c>.</summary>
    [Attr("frequency")]
    public partial ulong? Frequency { get; set; }

    /// <summary>How the time stamp counter is provided.</summary>
    [Attr("mode")]
    public partial TimerMode? Mode { get; set; }

    /// <summary>How fast missed ticks are made up for.</summary>
    [Child("catchup")]
    public partial TimerCatchUp CatchUp { get; set; }
}
