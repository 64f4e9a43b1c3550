using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Secrets;

/// <summary>What a secret is for.</summary>
[Element("usage")]
public sealed partial class SecretUsage : Element
{
    /// <summary><c>volume</c>, <c>ceph</c>, <c>iscsi</c>, <c>tls</c> or <c>vtpm</c>.</summary>
    [Attr("type")]
    public partial string? Type { get; set; }

    /// <summary>Path of the volume.</summary>
    [Text("volume")]
    public partial string? Volume { get; set; }

    /// <summary>Usage name.</summary>
    [Text("name")]
    public partial string? Name { get; set; }

    /// <summary>ISCSI target.</summary>
    [Text("target")]
    public partial string? Target { get; set; }
}
