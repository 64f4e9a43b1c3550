using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Ethernet address of an interface.</summary>
[Element("mac")]
public sealed partial class InterfaceMac : Element
{
    /// <summary>The address; libvirt chooses one when it is left out.</summary>
    [Attr("address")]
    public partial MacAddress? Address { get; set; }

    /// <summary><c>static</c> or <c>generated</c> (VMware).</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Whether VMware checks it.</summary>
    [Attr("check")]
    public partial bool? Check { get; set; }

    /// <summary>Address that the guest set itself.</summary>
    [Attr("currentAddress")]
    public partial MacAddress? CurrentAddress { get; set; }
}
