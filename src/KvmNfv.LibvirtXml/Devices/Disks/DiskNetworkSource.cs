using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Storage reached over the network.</summary>
[Element("source")]
[Variant("network")]
public sealed partial class DiskNetworkSource : DiskSource
{
    /// <summary>Such as <c>rbd</c>, <c>iscsi</c>, <c>nbd</c>, <c>gluster</c> or <c>https</c>.</summary>
    [Attr("protocol")]
    public partial string? Protocol { get; set; }

    /// <summary>Name of the image or path on the server.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Whether the connection is encrypted.</summary>
    [Attr("tls")]
    public partial bool? Tls { get; set; }

    /// <summary>Name that the server's certificate must have.</summary>
    [Attr("tlsHostname")]
    public partial string? TlsHostName { get; set; }

    /// <summary>Query part of the URL.</summary>
    [Attr("query")]
    public partial string? Query { get; set; }

    /// <summary>Servers.</summary>
    [Items("host")]
    public partial ElementList<StorageHost> Hosts { get; }

    /// <summary>Snapshot of the image.</summary>
    [Attr("name", On = "snapshot")]
    public partial string? Snapshot { get; set; }

    /// <summary>Configuration of the client.</summary>
    [Attr("file", On = "config")]
    public partial string? ConfigFile { get; set; }

    /// <summary>ISCSI name of this host.</summary>
    [Child("initiator")]
    public partial IscsiInitiator Initiator { get; set; }

    /// <summary>Whether the server's certificate is checked.</summary>
    [Attr("verify", On = "ssl")]
    public partial bool? VerifyCertificate { get; set; }

    /// <summary>HTTP cookies.</summary>
    [Child("cookies")]
    public partial HttpCookies Cookies { get; set; }

    /// <summary>Bytes read ahead.</summary>
    [Attr("size", On = "readahead")]
    public partial ulong? ReadAhead { get; set; }

    /// <summary>Seconds until a request fails.</summary>
    [Attr("seconds", On = "timeout")]
    public partial uint? TimeoutSeconds { get; set; }

    /// <summary>SSH user and key.</summary>
    [Child("identity")]
    public partial SshIdentity Identity { get; set; }

    /// <summary>File with the SSH servers' keys.</summary>
    [Attr("path", On = "knownHosts")]
    public partial string? KnownHosts { get; set; }

    /// <summary>Whether <see cref="Tls"/> is from the driver's configuration; in status files only.</summary>
    [Attr("tlsFromConfig")]
    public partial bool? TlsFromConfig { get; set; }
}
