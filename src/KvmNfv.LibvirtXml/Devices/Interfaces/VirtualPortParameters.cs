using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What a virtual switch wants to know of a port.</summary>
[Element("parameters")]
public sealed partial class VirtualPortParameters : Element
{
    /// <summary>VSI manager.</summary>
    [Attr("managerid")]
    public partial uint? ManagerId { get; set; }

    /// <summary>VSI type.</summary>
    [Attr("typeid")]
    public partial uint? TypeId { get; set; }

    /// <summary>Version of the VSI type.</summary>
    [Attr("typeidversion")]
    public partial uint? TypeIdVersion { get; set; }

    /// <summary>VSI instance.</summary>
    [Attr("instanceid")]
    public partial Guid? InstanceId { get; set; }

    /// <summary>Port profile.</summary>
    [Attr("profileid")]
    public partial string? ProfileId { get; set; }

    /// <summary>Identity of the port.</summary>
    [Attr("interfaceid")]
    public partial Guid? InterfaceId { get; set; }
}
