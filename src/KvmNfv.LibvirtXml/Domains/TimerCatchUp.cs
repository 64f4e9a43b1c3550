using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How fast missed ticks are made up for.</summary>
[Element("catchup")]
public sealed partial class TimerCatchUp : Element
{
    /// <summary>Ticks missed before catching up starts.</summary>
    [Attr("threshold")]
    public partial uint? Threshold { get; set; }

    /// <summary>How fast it catches up.</summary>
    [Attr("slew")]
    public partial uint? Slew { get; set; }

    /// <summary>Most ticks to catch up.</summary>
    [Attr("limit")]
    public partial uint? Limit { get; set; }
}
