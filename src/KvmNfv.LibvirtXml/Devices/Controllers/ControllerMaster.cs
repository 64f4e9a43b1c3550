using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Controller that a USB companion belongs to.</summary>
[Element("master")]
public sealed partial class ControllerMaster : Element
{
    /// <summary>First port it takes.</summary>
    [Attr("startport")]
    public partial uint? StartPort { get; set; }
}
