using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Key wrapping operations allowed on s390.</summary>
[Element("keywrap")]
public sealed partial class KeyWrap : Element
{
    /// <summary>The operations.</summary>
    [Items("cipher")]
    public partial ElementList<KeyWrapCipher> Ciphers { get; }
}
