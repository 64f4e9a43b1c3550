using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A passphrase that libvirt keeps.</summary>
[Element("secret")]
public sealed partial class EncryptionSecret : Element
{
    /// <summary><c>passphrase</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Its identity.</summary>
    [Attr("uuid")]
    public partial Guid? Uuid { get; set; }

    /// <summary>Its usage name.</summary>
    [Attr("usage")]
    public partial string? Usage { get; set; }
}
