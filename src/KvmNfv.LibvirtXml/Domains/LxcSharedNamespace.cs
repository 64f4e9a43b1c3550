using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A namespace and whose it is.</summary>
[Element("sharenet", Namespace = LibvirtNamespace.Lxc)]
public sealed partial class LxcSharedNamespace : Element
{
    /// <summary><c>none</c>, <c>name</c>, <c>pid</c> or <c>netns</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Name or number of the other container.</summary>
    [Attr("value")]
    public partial string? Value { get; set; }
}
