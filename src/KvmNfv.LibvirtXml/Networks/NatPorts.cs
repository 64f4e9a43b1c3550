using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Networks;

/// <summary>Ports that translated packets come from.</summary>
[Element("port")]
public sealed partial class NatPorts : Element
{
    /// <summary>The first.</summary>
    [Attr("start")]
    public partial uint? Start { get; set; }

    /// <summary>The last.</summary>
    [Attr("end")]
    public partial uint? End { get; set; }
}
