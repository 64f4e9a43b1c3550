using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Port of a virtio serial controller.</summary>
[Element("address")]
[Variant("virtio-serial")]
public sealed partial class VirtioSerialAddress : DeviceAddress
{
    /// <summary>Controller.</summary>
    [Attr("controller")]
    public partial uint? Controller { get; set; }

    /// <summary>Bus of the controller.</summary>
    [Attr("bus")]
    public partial uint? Bus { get; set; }

    /// <summary>Port on the bus.</summary>
    [Attr("port")]
    public partial uint? Port { get; set; }
}
