using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Encryption of a module's state.</summary>
[Element("encryption")]
public sealed partial class TpmEncryption : Element
{
    /// <summary>Secret with the passphrase.</summary>
    [Attr("secret")]
    public partial Guid? Secret { get; set; }
}
