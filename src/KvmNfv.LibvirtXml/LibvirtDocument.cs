using KvmNfv.LibvirtXml.HostInterfaces;
using KvmNfv.LibvirtXml.NetworkFilters;
using KvmNfv.LibvirtXml.Networks;
using KvmNfv.LibvirtXml.NodeDevices;
using KvmNfv.LibvirtXml.Secrets;
using KvmNfv.LibvirtXml.Snapshots;
using KvmNfv.LibvirtXml.Status;
using KvmNfv.LibvirtXml.Storage;
using KvmNfv.LibvirtXml.Tree;

namespace KvmNfv.LibvirtXml;

/// <summary>Reads a document of any kind: the root element tells which. A device on its own is one too.</summary>
public static class LibvirtDocument
{
    /// <summary>Reads a document of any kind.</summary>
    /// <param name="xml">The whole document.</param>
    /// <param name="options">Bounds; <see cref="XmlReadOptions.Default"/> when left out.</param>
    /// <returns>The typed view: <see cref="DomainDocument"/>, <see cref="Disk"/> and so on; <see cref="UnknownDevice"/> for a root that libvirt
    /// does not have.</returns>
    /// <exception cref="LibvirtXmlException">The text is not well-formed or breaks a bound.</exception>
    public static Element Parse(string xml, XmlReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return View(new Slot(TreeReader.Read(xml, options ?? XmlReadOptions.Default).Root));
    }

    /// <summary>Reads a document of any kind from a file; the encoding is found as XML says.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="LibvirtXmlException">See <see cref="Parse"/>.</exception>
    public static Element Load(string path, XmlReadOptions? options = null) => XmlBytes.Load(path, options, Parse);

    /// <summary>Reads a document of any kind from a stream, to its end.</summary>
    /// <exception cref="LibvirtXmlException">See <see cref="Parse"/>.</exception>
    public static Element Load(Stream stream, XmlReadOptions? options = null) => XmlBytes.Load(stream, options, Parse);

    private static Element View(Slot slot) => slot.Name switch
    {
        "domain" or "inactiveDomain" => DomainDocument.View(slot),
        "capabilities" => CapabilitiesDocument.View(slot),
        "domainCapabilities" => DomainCapabilitiesDocument.View(slot),
        "cpu" => Cpu.View(slot),
        "cpudata" => CpuDataDocument.View(slot),
        "cpuTest" => CpuTestDocument.View(slot),
        "network" => NetworkDocument.View(slot),
        "networkport" => NetworkPortDocument.View(slot),
        "device" => NodeDeviceDocument.View(slot),
        "pool" => StoragePoolDocument.View(slot),
        "sources" => PoolSourcesDocument.View(slot),
        "volume" => StorageVolumeDocument.View(slot),
        "storagepoolCapabilities" => StoragePoolCapabilitiesDocument.View(slot),
        "domainsnapshot" => SnapshotDocument.View(slot),
        "domaincheckpoint" => CheckpointDocument.View(slot),
        "domainbackup" => BackupDocument.View(slot),
        "filter" => NetworkFilterDocument.View(slot),
        "filterbinding" => FilterBindingDocument.View(slot),
        "secret" => SecretDocument.View(slot),
        "domstatus" => DomainStatusDocument.View(slot),
        "qemu-migration" => MigrationCookieDocument.View(slot),
        "sysinfo" => SysInfo.View(slot),
        // Host interfaces have a name (a VLAN may leave it to its tag), guest interfaces a type only; a part of a network has neither.
        "interface" when slot.Node!.Attribute("name") is not null || slot.Node.Attribute("type") is "vlan" or "bond" => HostInterfaceDocument.View(slot),
        "interface" when slot.Node!.Attribute("type") is null => ForwardDevice.View(slot),
        "portgroup" => PortGroup.View(slot),
        "host" when slot.Node!.Child("hostname", "") is not null => DnsHost.View(slot),
        "host" => DhcpHost.View(slot),
        "range" => AddressRange.View(slot),
        "txt" => DnsText.View(slot),
        "srv" => DnsService.View(slot),
        _ => Device.View(slot),
    };
}
