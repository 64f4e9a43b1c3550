using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What is attached to a sound card.</summary>
[Element("codec")]
public sealed partial class SoundCodec : Element
{
    /// <summary><c>duplex</c>, <c>micro</c> or <c>output</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }
}
