using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Ports that lead into the guest.</summary>
[Element("range")]
public sealed partial class PortForwardRange : Element
{
    /// <summary>The first.</summary>
    [Attr("start")]
    public partial uint? Start { get; set; }

    /// <summary>The last.</summary>
    [Attr("end")]
    public partial uint? End { get; set; }

    /// <summary>What the first becomes in the guest.</summary>
    [Attr("to")]
    public partial uint? To { get; set; }

    /// <summary>Whether these are left out.</summary>
    [Attr("exclude")]
    public partial bool? Exclude { get; set; }
}
