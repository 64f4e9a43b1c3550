using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A display.</summary>
[Element("graphics", Order = "listen channel image jpeg zlib playback streaming clipboard mouse filetransfer gl audio")]
[Family("type",
    typeof(VncGraphics),
    typeof(SpiceGraphics),
    typeof(SdlGraphics),
    typeof(RdpGraphics),
    typeof(DesktopGraphics),
    typeof(EglGraphics),
    typeof(DbusGraphics),
    typeof(UnknownGraphics))]
public abstract partial class Graphics : Device
{
    /// <summary>How it is reached; the class says it too.</summary>
    [Attr("type")]
    public partial string? Type { get; }

    /// <summary>Where it listens.</summary>
    [Items("listen")]
    public partial ElementList<GraphicsListen> Listens { get; }

    /// <summary>Sound backend that belongs to it.</summary>
    [Child("audio")]
    public partial AudioReference Audio { get; set; }
}
