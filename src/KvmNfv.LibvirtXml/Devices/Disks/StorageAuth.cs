using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>User and secret for storage.</summary>
[Element("auth")]
public sealed partial class StorageAuth : Element
{
    /// <summary>The user.</summary>
    [Attr("username")]
    public partial string? UserName { get; set; }

    /// <summary><c>chap</c> or <c>ceph</c>, in storage pools.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>The secret.</summary>
    [Child("secret")]
    public partial SecretReference Secret { get; set; }
}
