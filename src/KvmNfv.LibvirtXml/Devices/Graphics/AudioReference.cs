using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A sound backend.</summary>
[Element("audio")]
public sealed partial class AudioReference : Element
{
    /// <summary>Its number.</summary>
    [Attr("id")]
    public partial uint? Id { get; set; }
}
