using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Secrets;

/// <summary>A secret that libvirt keeps, without its value.</summary>
[Element("secret", Order = "uuid description usage")]
[Document]
public sealed partial class SecretDocument : Document
{
    /// <summary>Whether it is kept in memory only.</summary>
    [Attr("ephemeral")]
    public partial bool? Ephemeral { get; set; }

    /// <summary>Whether its value is never told.</summary>
    [Attr("private")]
    public partial bool? Private { get; set; }

    /// <summary>Identity.</summary>
    [Text("uuid")]
    public partial Guid? Uuid { get; set; }

    /// <summary>Text for people.</summary>
    [Text("description")]
    public partial string? Description { get; set; }

    /// <summary>What it is for.</summary>
    [Child("usage")]
    public partial SecretUsage Usage { get; set; }
}
