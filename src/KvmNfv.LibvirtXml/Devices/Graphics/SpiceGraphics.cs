using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A SPICE server.</summary>
[Element("graphics")]
[Variant("spice")]
public sealed partial class SpiceGraphics : Graphics
{
    /// <summary>Port, -1 chooses one.</summary>
    [Attr("port")]
    public partial int? Port { get; set; }

    /// <summary>Port for encrypted connections.</summary>
    [Attr("tlsPort")]
    public partial int? TlsPort { get; set; }

    /// <summary>Whether libvirt chooses the ports.</summary>
    [Attr("autoport")]
    public partial bool? AutoPort { get; set; }

    /// <summary>Address it listens on.</summary>
    [Attr("listen")]
    public partial string? Listen { get; set; }

    /// <summary>Password.</summary>
    [Attr("passwd")]
    public partial string? Password { get; set; }

    /// <summary>Time until which the password holds.</summary>
    [Attr("passwdValidTo")]
    public partial string? PasswordValidTo { get; set; }

    /// <summary>What happens to the viewer when the password changes.</summary>
    [Attr("connected")]
    public partial string? Connected { get; set; }

    /// <summary>Keyboard layout.</summary>
    [Attr("keymap")]
    public partial string? KeyMap { get; set; }

    /// <summary><c>secure</c>, <c>insecure</c> or <c>any</c>.</summary>
    [Attr("defaultMode")]
    public partial string? DefaultMode { get; set; }

    /// <summary>Modes of single channels.</summary>
    [Items("channel")]
    public partial ElementList<SpiceChannel> Channels { get; }

    /// <summary>Compression of images.</summary>
    [Attr("compression", On = "image")]
    public partial string? ImageCompression { get; set; }

    /// <summary>Compression of images over slow links.</summary>
    [Attr("compression", On = "jpeg")]
    public partial string? JpegCompression { get; set; }

    /// <summary>Compression of images over slow links.</summary>
    [Attr("compression", On = "zlib")]
    public partial string? ZlibCompression { get; set; }

    /// <summary>Compression of sound.</summary>
    [Attr("compression", On = "playback", OnOff = true)]
    public partial bool? PlaybackCompression { get; set; }

    /// <summary><c>filter</c>, <c>all</c> or <c>off</c>.</summary>
    [Attr("mode", On = "streaming")]
    public partial string? StreamingMode { get; set; }

    /// <summary>Whether the clipboard is shared.</summary>
    [Attr("copypaste", On = "clipboard")]
    public partial bool? CopyPaste { get; set; }

    /// <summary><c>server</c> or <c>client</c>.</summary>
    [Attr("mode", On = "mouse")]
    public partial string? MouseMode { get; set; }

    /// <summary>Whether files can be dropped into the guest.</summary>
    [Attr("enable", On = "filetransfer")]
    public partial bool? FileTransfer { get; set; }

    /// <summary>Acceleration.</summary>
    [Child("gl")]
    public partial GraphicsGl Gl { get; set; }
}
