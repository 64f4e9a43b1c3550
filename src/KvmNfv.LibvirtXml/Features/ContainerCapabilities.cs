using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Linux capabilities of a container, one element for each with <c>state='on'</c> or <c>off</c>.</summary>
[Element("capabilities", Any = true)]
public sealed partial class ContainerCapabilities : Element
{
    /// <summary><c>default</c>, <c>allow</c> or <c>deny</c>.</summary>
    [Attr("policy")]
    public partial string? Policy { get; set; }
}
