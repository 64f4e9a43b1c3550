using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What the guest sees of a video card.</summary>
[Element("model")]
public sealed partial class VideoModel : Element
{
    /// <summary>Model.</summary>
    [Attr("type")]
    public partial VideoType? Type { get; set; }

    /// <summary>Device of QEMU.</summary>
    [Attr("device")]
    public partial string? Device { get; set; }

    /// <summary>KiB of primary memory (QXL).</summary>
    [Attr("ram")]
    public partial uint? Ram { get; set; }

    /// <summary>KiB of video memory.</summary>
    [Attr("vram")]
    public partial uint? VideoRam { get; set; }

    /// <summary>KiB of secondary memory (QXL).</summary>
    [Attr("vram64")]
    public partial uint? VideoRam64 { get; set; }

    /// <summary>KiB of VGA memory (QXL).</summary>
    [Attr("vgamem")]
    public partial uint? VgaMemory { get; set; }

    /// <summary>Screens.</summary>
    [Attr("heads")]
    public partial uint? Heads { get; set; }

    /// <summary>Whether it is the first card.</summary>
    [Attr("primary")]
    public partial bool? Primary { get; set; }

    /// <summary>Whether resources are shared without copying.</summary>
    [Attr("blob", OnOff = true)]
    public partial bool? Blob { get; set; }

    /// <summary>Whether screens describe themselves.</summary>
    [Attr("edid", OnOff = true)]
    public partial bool? Edid { get; set; }

    /// <summary>Acceleration.</summary>
    [Child("acceleration")]
    public partial VideoAcceleration Acceleration { get; set; }

    /// <summary>Resolution at start.</summary>
    [Child("resolution")]
    public partial VideoResolution Resolution { get; set; }
}
