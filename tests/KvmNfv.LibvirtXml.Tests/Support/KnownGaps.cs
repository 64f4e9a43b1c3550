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

    /// <summary>Places of the schemas, of every version.</summary>
    internal static readonly Dictionary<string, string> Unmodelled = new()
    {
        ["S390LaunchSecurity|SevLaunchSecurity/handle"] = "libvirt reads no such element; it is gone from what was defined with it",
    };

    /// <summary>Properties that do not read all that a schema allows, because libvirt does not either.</summary>
    private static readonly Dictionary<string, string> s_loose = new()
    {
        ["ControllerMaster.StartPort"] = "a pattern with an unescaped dot",
        ["PciExpressLink.Speed"] = "the same",
        ["PciSourceAddress.Domain"] = "a pattern of hexadecimal digits without an end; libvirt's numbers have 32 bits",
        ["PciSourceAddress.Bus"] = "the same",
        ["PciSourceAddress.Slot"] = "the same",
        ["PciSourceAddress.Function"] = "the same",
        ["UsbDeviceCapability.Device"] = "unsignedLong in the schema, 32 bits in libvirt",
        ["UsbInterfaceCapability.Number"] = "the same",
        ["PciCapability.Domain"] = "the same",
        ["PciCapability.Slot"] = "the same",
        ["PciCapability.Function"] = "the same",
        ["ScsiCapability.Host"] = "the same",
        ["ScsiCapability.Lun"] = "the same",
        ["ScsiHostCapability.UniqueId"] = "the same, signed",
        ["ScsiHostAddress.Target"] = "the same",
        ["LeaseTime.Expiry"] = "the same",
        ["DomainDocument.Id"] = "unsignedInt in the schema, int in libvirt",
        ["IoThread.ThreadPoolMin"] = "the same",
        ["IoThread.ThreadPoolMax"] = "the same",
        ["DefaultIoThread.ThreadPoolMin"] = "the same",
        ["DefaultIoThread.ThreadPoolMax"] = "the same",
    };

    /// <summary>Whether a property may refuse a value that the schema allows.</summary>
    internal static bool RefusesRightly(ElementShape shape, ShapeMember member, string value) =>
        s_loose.ContainsKey($"{shape.Type}.{member.Property}")
        || value.StartsWith('-') // counts and ports; where -1 means something (a port of VNC) it is read
        || value is "9223372036854775807" or "18446744073709551615" // in KiB more than 2^64 bytes; or a time or index beyond libvirt's own bound
        || Hexadecimal(value) // without 0x, which libvirt asks for in these places
        || (Samples.IsRead(shape, member, "0-3") && ulong.TryParse(value, out var number) && number > 16384); // sets: libvirt's bound on CPUs

    private static bool Hexadecimal(string value) => value.All(char.IsAsciiHexDigit) && value.Any(char.IsAsciiLetter);

    /// <summary>Properties that neither a document of the corpus nor a schema has, and that are right all the same.</summary>
    internal static readonly Dictionary<string, string> PropertiesWithoutUse = new()
    {
        ["DomainDocument.ManagedObject"] = "VMware driver, since 8.x; the half of libvirt's files at hand has none",
        ["CpuDataDocument.VersionRegister"] = "POWER recordings in libvirt's cputestdata",
        ["CpuVersionRegister.Value"] = "the same",
        ["CpuVersionRegister.Mask"] = "the same",
        ["SnapshotDocument.InactiveDomain"] = "inactiveDomain.rng, which no schema includes by name",
        ["CheckpointDocument.Domain"] = "written unless NO_DOMAIN is asked for",
        ["VncGraphics.WebsocketGenerated"] = "status of running guests",
        ["DbusGraphics.FromConfig"] = "status of running guests",
        ["GraphicsListen.AutoGenerated"] = "status of running guests",
        ["SysInfo.Processors"] = "virsh sysinfo",
        ["SysInfo.MemoryDevices"] = "virsh sysinfo",
        ["CapabilitiesHost.NetworkPrefix"] = "bhyve driver",
        ["FilesystemSource.Pool"] = "filesystem type='volume', which the schema leaves out",
        ["FilesystemSource.Volume"] = "the same",
        ["UsbHostdevSource.Missing"] = "live documents only",
        ["SharedMemoryMsi.Enabled"] = "parsed by virDomainShmemDefParseXML, left out of the schema",
        ["BackupDisk.State"] = "what virDomainBackupGetXMLDesc adds",
        ["BackupDisk.Index"] = "the same",
        ["PacketMatch.Option"] = "tcp option in nwfilter_conf.c",
        ["PacketMatch.ArpSourceIpMask"] = "nwfilter_conf.c",
        ["PacketMatch.ArpDestinationIpMask"] = "nwfilter_conf.c",
        ["Reservations.Enabled"] = "releases before 4.5",
        ["DomainStatusDocument.Job"] = "status files of running jobs",
        ["DomainStatusDocument.Cpu"] = "status files of running jobs",
        ["DomainStatusDocument.Slirp"] = "status files of running jobs",
        ["StatusMonitor.Json"] = "status files of running jobs",
        ["StatusJob.Type"] = "status files of running jobs",
        ["StatusJob.Async"] = "status files of running jobs",
        ["StatusJob.Phase"] = "status files of running jobs",
        ["StatusJob.Flags"] = "status files of running jobs",
        ["StatusJob.Disks"] = "status files of running jobs",
        ["StatusJob.MigrationParameters"] = "status files of running jobs",
        ["StatusJobDisk.Device"] = "status files of running jobs",
        ["MigrationParameters.Items"] = "status files of running jobs",
        ["MigrationParameter.Name"] = "status files of running jobs",
        ["MigrationParameter.Value"] = "status files of running jobs",
    };
}
