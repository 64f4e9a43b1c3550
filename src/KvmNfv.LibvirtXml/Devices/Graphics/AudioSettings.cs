using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Format of sound.</summary>
[Element("settings")]
public sealed partial class AudioSettings : Element
{
    /// <summary>Samples in a second.</summary>
    [Attr("frequency")]
    public partial uint? Frequency { get; set; }

    /// <summary>Channels.</summary>
    [Attr("channels")]
    public partial uint? Channels { get; set; }

    /// <summary>Format of a sample.</summary>
    [Attr("format")]
    public partial string? Format { get; set; }
}
