using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Which SCSI device.</summary>
[Element("source", Order = "adapter address host auth initiator")]
public sealed partial class ScsiHostdevSource : Element
{
    /// <summary><c>adapter</c> or <c>iscsi</c>.</summary>
    [Attr("protocol")]
    public partial string? Protocol { get; set; }

    /// <summary>ISCSI name of the target.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Host adapter.</summary>
    [Child("adapter")]
    public partial StorageAdapter Adapter { get; set; }

    /// <summary>Place on the adapter.</summary>
    [Child("address")]
    public partial ScsiHostAddress Address { get; set; }

    /// <summary>ISCSI servers.</summary>
    [Items("host")]
    public partial ElementList<StorageHost> Hosts { get; }

    /// <summary>User and secret.</summary>
    [Child("auth")]
    public partial StorageAuth Auth { get; set; }

    /// <summary>ISCSI name of this host.</summary>
    [Child("initiator")]
    public partial IscsiInitiator Initiator { get; set; }
}
