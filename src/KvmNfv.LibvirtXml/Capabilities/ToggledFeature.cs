using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A feature that may be switched.</summary>
[Element("acpi")]
public sealed partial class ToggledFeature : Element
{
    /// <summary>Whether it is on by default.</summary>
    [Attr("default", OnOff = true)]
    public partial bool? Default { get; set; }

    /// <summary>Whether it can be switched.</summary>
    [Attr("toggle")]
    public partial bool? Toggle { get; set; }
}
