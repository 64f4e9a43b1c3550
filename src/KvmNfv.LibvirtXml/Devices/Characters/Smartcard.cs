using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A smart card.</summary>
[Element("smartcard", Order = "source certificate database protocol log target alias address")]
public sealed partial class Smartcard : Device
{
    /// <summary><c>host</c>, <c>host-certificates</c> or <c>passthrough</c>.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }

    /// <summary>What is at the host's end, for passthrough.</summary>
    [Attr("type")]
    public partial CharacterType? Type { get; set; }

    /// <summary>The host's end, for passthrough.</summary>
    [Items("source")]
    public partial ElementList<CharacterSource> Sources { get; }

    /// <summary>How TCP is spoken.</summary>
    [Child("protocol")]
    public partial CharacterProtocol Protocol { get; set; }

    /// <summary>Copy of the output.</summary>
    [Child("log")]
    public partial CharacterLog Log { get; set; }

    /// <summary>Three certificates of the host's database.</summary>
    [Items("certificate")]
    public partial ValueList<string> Certificates { get; }

    /// <summary>Path of the host's certificate database.</summary>
    [Text("database")]
    public partial string? Database { get; set; }

    /// <summary>What the guest sees.</summary>
    [Child("target")]
    public partial SerialTarget Target { get; set; }
}
