using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How initialisation vectors are made.</summary>
[Element("ivgen")]
public sealed partial class EncryptionIv : Element
{
    /// <summary>Such as <c>plain64</c>.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Hash, where one is used.</summary>
    [Attr("hash")]
    public partial string? Hash { get; set; }
}
