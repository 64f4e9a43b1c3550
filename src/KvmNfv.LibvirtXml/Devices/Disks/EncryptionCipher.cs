using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A cipher.</summary>
[Element("cipher")]
public sealed partial class EncryptionCipher : Element
{
    /// <summary>Such as <c>aes</c>.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Bits of the key.</summary>
    [Attr("size")]
    public partial uint? Size { get; set; }

    /// <summary>Such as <c>xts</c>.</summary>
    [Attr("mode")]
    public partial string? Mode { get; set; }

    /// <summary>Hash for the passphrase.</summary>
    [Attr("hash")]
    public partial string? Hash { get; set; }
}
