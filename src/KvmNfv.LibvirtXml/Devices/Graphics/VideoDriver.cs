using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Options of a video card.</summary>
[Element("driver")]
public sealed partial class VideoDriver : VirtioDriver
{
    /// <summary><c>qemu</c> or <c>vhostuser</c>.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary><c>io</c>, <c>on</c> or <c>off</c> (bhyve).</summary>
    [Attr("vgaconf")]
    public partial string? VgaConfiguration { get; set; }
}
