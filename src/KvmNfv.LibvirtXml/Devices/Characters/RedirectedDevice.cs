using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A device redirected over the network.</summary>
[Element("redirdev", Order = "source protocol log boot alias address")]
public sealed partial class RedirectedDevice : Device
{
    /// <summary><c>usb</c>.</summary>
    [Attr("bus")]
    public partial string? Bus { get; set; }

    /// <summary>What is at the host's end.</summary>
    [Attr("type")]
    public partial CharacterType? Type { get; set; }

    /// <summary>The host's end.</summary>
    [Items("source")]
    public partial ElementList<CharacterSource> Sources { get; }

    /// <summary>How TCP is spoken.</summary>
    [Child("protocol")]
    public partial CharacterProtocol Protocol { get; set; }

    /// <summary>Copy of the traffic.</summary>
    [Child("log")]
    public partial CharacterLog Log { get; set; }
}
