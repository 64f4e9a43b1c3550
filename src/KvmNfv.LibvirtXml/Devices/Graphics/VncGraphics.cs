using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A VNC server.</summary>
[Element("graphics")]
[Variant("vnc")]
public sealed partial class VncGraphics : Graphics
{
    /// <summary>Port, -1 chooses one.</summary>
    [Attr("port")]
    public partial int? Port { get; set; }

    /// <summary>Whether libvirt chooses the port.</summary>
    [Attr("autoport")]
    public partial bool? AutoPort { get; set; }

    /// <summary>Port for browsers, -1 chooses one.</summary>
    [Attr("websocket")]
    public partial int? WebSocket { get; set; }

    /// <summary>Whether libvirt chose that port.</summary>
    [Attr("websocketGenerated")]
    public partial bool? WebsocketGenerated { get; set; }

    /// <summary>Address it listens on.</summary>
    [Attr("listen")]
    public partial string? Listen { get; set; }

    /// <summary>Unix socket it listens on.</summary>
    [Attr("socket")]
    public partial string? Socket { get; set; }

    /// <summary>Password.</summary>
    [Attr("passwd")]
    public partial string? Password { get; set; }

    /// <summary>Time until which the password holds.</summary>
    [Attr("passwdValidTo")]
    public partial string? PasswordValidTo { get; set; }

    /// <summary>Keyboard layout.</summary>
    [Attr("keymap")]
    public partial string? KeyMap { get; set; }

    /// <summary>Who may share: <c>allow-exclusive</c>, <c>force-shared</c> or <c>ignore</c>.</summary>
    [Attr("sharePolicy")]
    public partial string? SharePolicy { get; set; }

    /// <summary>What happens to the viewer when the password changes.</summary>
    [Attr("connected")]
    public partial string? Connected { get; set; }

    /// <summary>Whether viewers may switch the guest off.</summary>
    [Attr("powerControl")]
    public partial bool? PowerControl { get; set; }

    /// <summary>Whether the guest waits for a viewer.</summary>
    [Attr("wait")]
    public partial bool? Wait { get; set; }
}
