using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NodeDevices;

/// <summary>A type of mediated devices.</summary>
[Element("type")]
public sealed partial class MdevType : Element
{
    /// <summary>Its name.</summary>
    [Attr("id")]
    public partial string? Id { get; set; }

    /// <summary>Name for people.</summary>
    [Text("name")]
    public partial string? Name { get; set; }

    /// <summary>How it is given to guests.</summary>
    [Text("deviceAPI")]
    public partial string? DeviceApi { get; set; }

    /// <summary>How many more there can be.</summary>
    [Text("availableInstances")]
    public partial uint? AvailableInstances { get; set; }
}
