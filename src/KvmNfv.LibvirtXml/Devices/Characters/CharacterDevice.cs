using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A device that moves characters.</summary>
[Element("character", Order = "source protocol log target")]
public abstract partial class CharacterDevice : Device
{
    /// <summary>What is at the host's end.</summary>
    [Attr("type")]
    public partial CharacterType? Type { get; set; }

    /// <summary>The host's end; UDP has two.</summary>
    [Items("source")]
    public partial ElementList<CharacterSource> Sources { get; }

    /// <summary>How TCP is spoken.</summary>
    [Child("protocol")]
    public partial CharacterProtocol Protocol { get; set; }

    /// <summary>Copy of the output.</summary>
    [Child("log")]
    public partial CharacterLog Log { get; set; }
}
