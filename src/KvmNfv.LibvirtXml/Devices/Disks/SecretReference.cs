using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A secret that libvirt keeps.</summary>
[Element("secret")]
public sealed partial class SecretReference : Element
{
    /// <summary>What it is used for, such as <c>ceph</c> or <c>iscsi</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Its usage name.</summary>
    [Attr("usage")]
    public partial string? Usage { get; set; }

    /// <summary>Its identity.</summary>
    [Attr("uuid")]
    public partial Guid? Uuid { get; set; }
}
