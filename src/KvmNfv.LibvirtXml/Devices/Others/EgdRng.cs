using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Another process.</summary>
[Element("backend")]
[Variant("egd")]
public sealed partial class EgdRng : RngBackend
{
    /// <summary>How it is reached.</summary>
    [Attr("type")]
    public partial CharacterType? Type { get; set; }

    /// <summary>Where it is.</summary>
    [Items("source")]
    public partial ElementList<CharacterSource> Sources { get; }

    /// <summary>How TCP is spoken.</summary>
    [Child("protocol")]
    public partial CharacterProtocol Protocol { get; set; }

    /// <summary>Copy of the traffic.</summary>
    [Child("log")]
    public partial CharacterLog Log { get; set; }
}
