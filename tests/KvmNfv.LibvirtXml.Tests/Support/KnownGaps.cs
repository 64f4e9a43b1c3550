namespace KvmNfv.LibvirtXml.Tests.Support;

/// <summary>What the model leaves without a typed property, with the reason. docs/documents.md points here.</summary>
internal static class KnownGaps
{
    /// <summary>Files in libvirt's test folders that are no libvirt documents.</summary>
    internal static readonly Dictionary<string, string> ForeignRoots = new()
    {
        ["cliOutput"] = "output of the gluster command line tool, which libvirt reads",
        ["test"] = "migration parameters in a format of libvirt's own test program",
    };

    /// <summary>Places met in the corpus.</summary>
    internal static readonly Dictionary<string, string> Uncovered = new()
    {
        ["UnixSource/@host"] = "no such attribute: a test of libvirt's that it survives nonsense (virtio-rng-egd-crash.xml)",
        ["UnixSource/@service"] = "the same",
        ["PacketMatch/@srcporttend"] = "a misspelling on purpose (quirks-invalid.xml)",
        ["PacketMatch/@dstporttend"] = "the same",
        ["DomainStatusDocument/nodename"] = "libvirt's private status file",
        ["DomainStatusDocument/nodename/@index"] = "libvirt's private status file",
        ["DomainStatusDocument/lockstate"] = "libvirt's private status file",
        ["DiskNetworkSource/@tlsFromConfig"] = "libvirt's private status file",
        ["NetworkInterface/actual"] = "libvirt's private status file",
        ["NetworkInterface/actual/@type"] = "libvirt's private status file",
        ["NetworkInterface/actual/source"] = "libvirt's private status file",
        ["NetworkInterface/actual/source/@bridge"] = "libvirt's private status file",
    };

    /// <summary>Properties that neither a document of the corpus nor a schema has, and that are right all the same.</summary>
    internal static readonly HashSet<string> PropertiesWithoutUse = [];
}
