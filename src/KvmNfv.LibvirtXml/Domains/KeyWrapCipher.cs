using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A key wrapping operation.</summary>
[Element("cipher")]
public sealed partial class KeyWrapCipher : Element
{
    /// <summary><c>aes</c> or <c>dea</c>.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Whether it is allowed.</summary>
    [Attr("state", OnOff = true)]
    public partial bool? State { get; set; }
}
