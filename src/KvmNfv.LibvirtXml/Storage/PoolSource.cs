using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>Where the storage of a pool is.</summary>
[Element("source", Order = "host device dir adapter name format auth initiator product vendor protocol")]
public sealed partial class PoolSource : Element
{
    /// <summary>Servers.</summary>
    [Items("host")]
    public partial ElementList<PoolHost> Hosts { get; }

    /// <summary>Devices.</summary>
    [Items("device")]
    public partial ElementList<PoolDevice> Devices { get; }

    /// <summary>Folder.</summary>
    [Attr("path", On = "dir")]
    public partial string? Directory { get; set; }

    /// <summary>SCSI adapter.</summary>
    [Child("adapter")]
    public partial StorageAdapter Adapter { get; set; }

    /// <summary>Name of the source, such as a volume group.</summary>
    [Text("name")]
    public partial string? Name { get; set; }

    /// <summary>Format.</summary>
    [Child("format")]
    public partial PoolFormat Format { get; set; }

    /// <summary>User and secret.</summary>
    [Child("auth")]
    public partial StorageAuth Auth { get; set; }

    /// <summary>ISCSI name of this host.</summary>
    [Child("initiator")]
    public partial IscsiInitiator Initiator { get; set; }

    /// <summary>Product.</summary>
    [Attr("name", On = "product")]
    public partial string? Product { get; set; }

    /// <summary>Vendor.</summary>
    [Attr("name", On = "vendor")]
    public partial string? Vendor { get; set; }

    /// <summary>Version of NFS.</summary>
    [Attr("ver", On = "protocol")]
    public partial string? ProtocolVersion { get; set; }
}
