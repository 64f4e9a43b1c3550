using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Where the contents of a disk are; the disk's type says which member it is.</summary>
[Element("source", Order =
    "address host snapshot config auth initiator seclabel encryption reservations reconnect slices ssl cookies "
    + "readahead timeout identity knownHosts dataStore")]
[Family("type",
    typeof(DiskFileSource),
    typeof(DiskBlockSource),
    typeof(DiskDirectorySource),
    typeof(DiskNetworkSource),
    typeof(DiskVolumeSource),
    typeof(DiskNvmeSource),
    typeof(DiskVhostUserSource),
    typeof(DiskVhostVdpaSource),
    typeof(UnknownDiskSource),
    OnParent = true)]
public abstract partial class DiskSource : Element
{
    /// <summary>What happens when the source is missing at start.</summary>
    [Attr("startupPolicy")]
    public partial StartupPolicy? StartupPolicy { get; set; }

    /// <summary>Number of the image in the running guest's chain.</summary>
    [Attr("index")]
    public partial uint? Index { get; set; }

    /// <summary>Labels of the source.</summary>
    [Items("seclabel")]
    public partial ElementList<SecLabel> SecurityLabels { get; }

    /// <summary>User and secret.</summary>
    [Child("auth")]
    public partial StorageAuth Auth { get; set; }

    /// <summary>Encryption of the contents.</summary>
    [Child("encryption")]
    public partial StorageEncryption Encryption { get; set; }

    /// <summary>Persistent SCSI reservations.</summary>
    [Child("reservations")]
    public partial Reservations Reservations { get; set; }

    /// <summary>Part of the source that is used.</summary>
    [Child("slices")]
    public partial StorageSlices Slices { get; set; }

    /// <summary>When to try again after the connection broke.</summary>
    [Child("reconnect")]
    public partial Reconnect Reconnect { get; set; }

    /// <summary>What the driver keeps; only in status files.</summary>
    [Child("privateData")]
    public partial PrivateData PrivateData { get; set; }

    /// <summary>Where the data is, apart from the image's tables.</summary>
    [Child("dataStore")]
    public partial DataStore DataStore { get; set; }
}
