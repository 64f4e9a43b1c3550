using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>SSH user and key.</summary>
[Element("identity")]
public sealed partial class SshIdentity : Element
{
    /// <summary>User.</summary>
    [Attr("username")]
    public partial string? UserName { get; set; }

    /// <summary>Path of the private key.</summary>
    [Attr("keyfile")]
    public partial string? KeyFile { get; set; }

    /// <summary>Socket of the SSH agent.</summary>
    [Attr("agentsock")]
    public partial string? AgentSocket { get; set; }

    /// <summary>User that NFS is used as.</summary>
    [Attr("user")]
    public partial string? User { get; set; }

    /// <summary>Group that NFS is used as.</summary>
    [Attr("group")]
    public partial string? Group { get; set; }
}
