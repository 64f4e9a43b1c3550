using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Encryption of storage.</summary>
[Element("encryption")]
public sealed partial class StorageEncryption : Element
{
    /// <summary><c>luks</c>, <c>luks2</c>, <c>luks-any</c>, <c>qcow</c> or <c>default</c>.</summary>
    [Attr("format")]
    public partial string? Format { get; set; }

    /// <summary><c>qemu</c> or <c>librbd</c>.</summary>
    [Attr("engine")]
    public partial string? Engine { get; set; }

    /// <summary>The passphrases.</summary>
    [Items("secret")]
    public partial ElementList<EncryptionSecret> Secrets { get; }

    /// <summary>The cipher of a new volume.</summary>
    [Child("cipher")]
    public partial EncryptionCipher Cipher { get; set; }

    /// <summary>How initialisation vectors of a new volume are made.</summary>
    [Child("ivgen")]
    public partial EncryptionIv IvGenerator { get; set; }
}
