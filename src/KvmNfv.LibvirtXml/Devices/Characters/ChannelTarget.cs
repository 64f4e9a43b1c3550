using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What the guest sees of a channel.</summary>
[Element("target")]
public sealed partial class ChannelTarget : Element
{
    /// <summary><c>virtio</c>, <c>guestfwd</c> or <c>xen</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Name of the port, such as <c>org.qemu.guest_agent.0</c>.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Whether the guest has it open, while it runs.</summary>
    [Attr("state")]
    public partial string? State { get; set; }

    /// <summary>Address, for <c>guestfwd</c>.</summary>
    [Attr("address")]
    public partial string? Address { get; set; }

    /// <summary>Port, for <c>guestfwd</c>.</summary>
    [Attr("port")]
    public partial uint? Port { get; set; }
}
