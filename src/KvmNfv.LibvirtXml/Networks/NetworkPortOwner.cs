using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>The guest that uses a port.</summary>
[Element("owner")]
public sealed partial class NetworkPortOwner : Element
{
    /// <summary>Identity.</summary>
    [Text("uuid")]
    public partial Guid? Uuid { get; set; }

    /// <summary>Name.</summary>
    [Text("name")]
    public partial string? Name { get; set; }
}
