using KvmNfv.LibvirtXml.HostInterfaces;
using KvmNfv.LibvirtXml.NetworkFilters;
using KvmNfv.LibvirtXml.Networks;
using KvmNfv.LibvirtXml.NodeDevices;
using KvmNfv.LibvirtXml.Secrets;
using KvmNfv.LibvirtXml.Snapshots;
using KvmNfv.LibvirtXml.Status;
using KvmNfv.LibvirtXml.Storage;

namespace KvmNfv.LibvirtXml.Tests;

/// <summary>Each kind of document is found by its root element, has typed values and is written as it was.</summary>
public class DocumentKindTests
{
    private static readonly Guid s_uuid = new("c7a5fdbd-cdaf-9455-926a-d65c16db1809");
    private static readonly MacAddress s_mac = MacAddress.Parse("52:54:00:6d:90:02");

    private static IEnumerable<TestCaseData> Documents()
    {
        yield return Kind<DomainDocument, (string?, DomainType?, MemorySize?, CpuSet?)>(
            "domain",
            "<domain type='kvm'>\n  <name>vnf</name>\n  <memory unit='GiB'>4</memory>\n  <vcpu placement='static' cpuset='2-5,^4'>3</vcpu>\n</domain>\n",
            d => (d.Name, d.Type, d.Memory, d.Vcpu.CpuSet),
            ("vnf", DomainType.Kvm, MemorySize.FromGiB(4), CpuSet.Of(2, 3, 5)));
        yield return Kind<DomainDocument, (string?, uint?)>(
            "inactive domain of a snapshot",
            "<inactiveDomain type='kvm'><name>later</name><vcpu>2</vcpu></inactiveDomain>",
            d => (d.Name, d.Vcpu.Value),
            ("later", 2));
        yield return Kind<DomainDocument, (string?, string?, string?, string?, string?)>(
            "qemu namespace",
            "<domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><qemu:commandline><qemu:arg value='-d'/><qemu:env name='A' value='1'/></qemu:commandline>"
            + "<qemu:override><qemu:device alias='net0'><qemu:frontend><qemu:property name='mq' type='bool' value='true'/></qemu:frontend></qemu:device></qemu:override></domain>",
            d => (d.QemuCommandLine.Arguments[0].Value, d.QemuCommandLine.Environment[0].Name, d.QemuOverride.Devices[0].Alias, d.QemuOverride.Devices[0].Frontend.Properties[0].Name, d.Name),
            ("-d", "A", "net0", "mq", null));
        yield return Kind<DomainDocument, (string?, string?, string?)>(
            "lxc namespace",
            "<domain type='lxc' xmlns:l='http://libvirt.org/schemas/domain/lxc/1.0'><name>c</name><l:namespace><l:sharenet type='netns' value='red'/><l:shareipc type='pid' value='12'/></l:namespace></domain>",
            d => (d.LxcNamespaces.Network.Type, d.LxcNamespaces.Network.Value, d.LxcNamespaces.Ipc.Value),
            ("netns", "red", "12"));
        yield return Kind<CapabilitiesDocument, (Guid?, MemorySize?, CpuSet?, string?)>(
            "capabilities",
            "<capabilities><host><uuid>c7a5fdbd-cdaf-9455-926a-d65c16db1809</uuid><topology><cells num='1'><cell id='0'><memory unit='KiB'>2048</memory>"
            + "<cpus num='1'><cpu id='0' socket_id='0' core_id='0' siblings='0-1'/></cpus></cell></cells></topology></host><guest><os_type>hvm</os_type><arch name='x86_64'/></guest></capabilities>",
            c => (c.Host.Uuid, c.Host.Topology.Cells.Items[0].Memory, c.Host.Topology.Cells.Items[0].Cpus.Items[0].Siblings, c.Guests[0].Architecture.Name),
            (s_uuid, MemorySize.FromMiB(2), CpuSet.Of(0, 1), "x86_64"));
        yield return Kind<DomainCapabilitiesDocument, (string?, DomainType?, uint?)>(
            "domain capabilities",
            "<domainCapabilities><path>/usr/bin/qemu</path><domain>kvm</domain><machine>pc-q35-7.2</machine><arch>x86_64</arch><vcpu max='288'/></domainCapabilities>",
            c => (c.Machine, c.Domain, c.MaxVcpus),
            ("pc-q35-7.2", DomainType.Kvm, 288));
        yield return Kind<Cpu, (CpuMode?, uint?, string?)>(
            "cpu",
            "<cpu mode='custom' match='exact'><model fallback='forbid'>Icelake-Server</model><topology sockets='1' cores='8' threads='2'/><feature policy='require' name='x2apic'/></cpu>",
            c => (c.Mode, c.Topology.Cores, c.Features[0].Name),
            (CpuMode.Custom, 8, "x2apic"));
        yield return Kind<CpuDataDocument, string?>("CPU recording", "<cpudata arch='x86'><cpuid eax_in='0x1' eax='0x2'/></cpudata>", c => c.Architecture, "x86");
        yield return Kind<CpuTestDocument, int>("CPUs compared", "<cpuTest><cpu><arch>x86_64</arch></cpu><cpu><arch>x86_64</arch></cpu></cpuTest>", c => c.Cpus.Count, 2);
        yield return Kind<NetworkDocument, (string?, ForwardMode?, string?, uint?)>(
            "network",
            "<network>\n  <name>inner</name>\n  <forward mode='bridge'/>\n  <bridge name='br7'/>\n  <mtu size='9000'/>\n</network>",
            n => (n.Name, n.Forward.Mode, n.Bridge.Name, n.Mtu),
            ("inner", ForwardMode.Bridge, "br7", 9000));
        yield return Kind<NetworkPortDocument, (Guid?, MacAddress?, bool?, string?)>(
            "network port",
            "<networkport><uuid>c7a5fdbd-cdaf-9455-926a-d65c16db1809</uuid><mac address='52:54:00:6d:90:02'/><port isolated='yes'/><plug type='bridge' bridge='br7'/></networkport>",
            p => (p.Uuid, p.Mac, p.IsolatedPort, ((BridgePlug)p.Plug!).Bridge),
            (s_uuid, s_mac, true, "br7"));
        yield return Kind<NodeDeviceDocument, (string?, uint?, int?, uint?)>(
            "node device",
            "<device><name>pci_0000_3b_02_1</name><capability type='pci'><domain>0</domain><bus>59</bus><slot>2</slot><function>1</function><iommuGroup number='44'/><numa node='1'/></capability></device>",
            d => (d.Name, ((PciCapability)d.Capabilities[0]).Bus, ((PciCapability)d.Capabilities[0]).NumaNode, ((PciCapability)d.Capabilities[0]).IommuGroup.Number),
            ("pci_0000_3b_02_1", 59, 1, 44));
        yield return Kind<NodeDeviceDocument, string?>(
            "node device of a network card on s390",
            "<device><name>ccwgroup_0</name><capability type='ccwgroup'><state>online</state><capability type='qeth_layer2'><card_type>OSD_10GIG</card_type><chpid>0x01</chpid></capability></capability></device>",
            d => ((QethCapability)((CcwGroupCapability)d.Capabilities[0]).Capabilities[0]).CardType,
            "OSD_10GIG");
        yield return Kind<StoragePoolDocument, (StoragePoolType?, string?, MemorySize?)>(
            "storage pool",
            "<pool type='dir'><name>images</name><capacity unit='bytes'>1048576</capacity><target><path>/srv</path></target></pool>",
            p => (p.Type, p.Target.Path, p.Capacity),
            (StoragePoolType.Dir, "/srv", MemorySize.FromMiB(1)));
        yield return Kind<PoolSourcesDocument, int>("storage pool sources", "<sources><source><name>vg0</name></source></sources>", s => s.Items.Count, 1);
        yield return Kind<StorageVolumeDocument, (string?, MemorySize?, string?)>(
            "volume",
            "<volume type='file'><name>a.qcow2</name><capacity unit='G'>2</capacity><target><format type='qcow2'/></target></volume>",
            v => (v.Name, v.Capacity, v.Target.Format),
            ("a.qcow2", MemorySize.FromGiB(2), "qcow2"));
        yield return Kind<StoragePoolCapabilitiesDocument, (StoragePoolType?, bool?)>(
            "pool capabilities",
            "<storagepoolCapabilities><pool type='logical' supported='yes'/></storagepoolCapabilities>",
            c => (c.Pools[0].Type, c.Pools[0].Supported),
            (StoragePoolType.Logical, true));
        yield return Kind<SnapshotDocument, (string?, DateTimeOffset?, string?)>(
            "snapshot",
            "<domainsnapshot><name>s1</name><creationTime>1500000000</creationTime><disks><disk name='vda' snapshot='external'/></disks></domainsnapshot>",
            s => (s.Name, s.CreationTime, s.Disks.Items[0].Name),
            ("s1", DateTimeOffset.FromUnixTimeSeconds(1500000000), "vda"));
        yield return Kind<CheckpointDocument, (string?, string?, string?)>(
            "checkpoint",
            "<domaincheckpoint><name>c2</name><parent><name>c1</name></parent><disks><disk name='vda' checkpoint='bitmap'/></disks></domaincheckpoint>",
            c => (c.Name, c.Parent.Name, c.Disks.Items[0].Name),
            ("c2", "c1", "vda"));
        yield return Kind<BackupDocument, (string?, uint?, string?)>(
            "backup",
            "<domainbackup mode='pull'><incremental>c1</incremental><server transport='tcp' name='localhost' port='10809'/></domainbackup>",
            b => (b.Mode, b.Server.Port, b.Incremental),
            ("pull", 10809, "c1"));
        yield return Kind<HostInterfaceDocument, (string?, uint?, string?)>(
            "host interface",
            "<interface type='ethernet' name='eth0'><start mode='onboot'/><mtu size='9000'/></interface>",
            i => (i.Name, i.Mtu, i.StartMode),
            ("eth0", 9000, "onboot"));
        yield return Kind<HostInterfaceDocument, string?>(
            "host interface that its VLAN names",
            "<interface type='vlan'><vlan tag='42'><interface name='eth0'/></vlan></interface>",
            i => i.Vlan.Interface.Name,
            "eth0");
        yield return Kind<NetworkFilterDocument, (string?, int?, bool?)>(
            "network filter",
            "<filter name='clean' chain='ipv4' priority='-700'><rule action='drop' direction='inout' statematch='FALSE'/></filter>",
            f => (f.Name, f.Priority, f.Rules[0].StateMatch),
            ("clean", -700, false));
        yield return Kind<FilterBindingDocument, (string?, MacAddress?, string?)>(
            "network filter binding",
            "<filterbinding><portdev name='vnet0'/><mac address='52:54:00:6d:90:02'/><filterref filter='clean'/></filterbinding>",
            b => (b.PortDevice, b.Mac, b.FilterReference.Filter),
            ("vnet0", s_mac, "clean"));
        yield return Kind<SecretDocument, (bool?, Guid?, string?)>(
            "secret",
            "<secret ephemeral='no' private='yes'><uuid>c7a5fdbd-cdaf-9455-926a-d65c16db1809</uuid><usage type='ceph'><name>client.admin</name></usage></secret>",
            s => (s.Private, s.Uuid, s.Usage.Name),
            (true, s_uuid, "client.admin"));
        yield return Kind<SysInfo, string?>("system information", "<sysinfo type='smbios'><bios><entry name='vendor'>LENOVO</entry></bios></sysinfo>", s => s.Bios.Entries[0].Value, "LENOVO");
        yield return Kind<DomainStatusDocument, (string?, long?, string?)>(
            "domain status",
            "<domstatus state='running' reason='booted' pid='3803518'><monitor path='/run/m' type='unix'/><domain type='kvm' id='1'><name>vnf</name></domain></domstatus>",
            s => (s.State, s.Pid, s.Domain.Name),
            ("running", 3803518, "vnf"));
        yield return Kind<MigrationCookieDocument, (string?, Guid?)>(
            "migration cookie",
            "<qemu-migration><name>vnf</name><hostuuid>c7a5fdbd-cdaf-9455-926a-d65c16db1809</hostuuid></qemu-migration>",
            c => (c.Name, c.HostUuid),
            ("vnf", s_uuid));
        yield return Kind<PortGroup, string?>("port group of a network", "<portgroup name='fast' default='yes'/>", g => g.Name, "fast");
        yield return Kind<DhcpHost, string?>("host of a network", "<host mac='52:54:00:6d:90:02' ip='192.168.122.2'/>", h => h.Mac, "52:54:00:6d:90:02");
    }

    private static IEnumerable<TestCaseData> Devices()
    {
        yield return Kind<Disk, (DiskDevice?, string?, DiskBus?, string?)>(
            "disk",
            "<disk type='block' device='disk'><source dev='/dev/sdb'/><target dev='vda' bus='virtio'/></disk>",
            d => (d.Device, d.Target.Device, d.Target.Bus, ((DiskBlockSource)d.Source!).Device),
            (DiskDevice.Disk, "vda", DiskBus.Virtio, "/dev/sdb"));
        yield return Kind<Controller, (ControllerType?, uint?, uint?)>(
            "controller",
            "<controller type='pci' index='7' model='pcie-root-port'><address type='pci' domain='0x0000' bus='0x3b' slot='0x02' function='0x1'/></controller>",
            c => (c.Type, c.Index, ((PciDeviceAddress)c.Address!).Bus),
            (ControllerType.Pci, 7, 0x3b));
        yield return Kind<Lease, string?>("lease", "<lease><lockspace>l</lockspace><key>k</key><target path='/x' offset='1024'/></lease>", l => l.LockSpace, "l");
        yield return Kind<Filesystem, (FilesystemType?, string?)>(
            "filesystem", "<filesystem type='mount' accessmode='passthrough'><source dir='/srv'/><target dir='tag'/></filesystem>", f => (f.Type, f.Source.Directory), (FilesystemType.Mount, "/srv"));
        yield return Kind<VhostUserInterface, (string?, VhostUserMode?, uint?, MacAddress?)>(
            "interface",
            "<interface type='vhostuser'><mac address='52:54:00:6d:90:02'/><source type='unix' path='/run/v' mode='server'/><model type='virtio'/><driver queues='4'/></interface>",
            i => (i.Source.Path, i.Source.Mode, i.Driver.Queues, i.Mac.Address),
            ("/run/v", VhostUserMode.Server, 4, s_mac));
        yield return Kind<BridgeInterface, (string?, Guid?)>(
            "interface of a running guest on a network's bridge",
            "<interface type='bridge'><source network='n' portid='c7a5fdbd-cdaf-9455-926a-d65c16db1809' bridge='br0'/></interface>",
            i => (i.Source.Network, i.Source.PortId),
            ("n", s_uuid));
        yield return Kind<Smartcard, string?>("smart card", "<smartcard mode='host'/>", s => s.Mode, "host");
        yield return Kind<SerialDevice, (uint?, string?)>(
            "serial port", "<serial type='file'><source path='/log'/><target port='1'/></serial>", s => (s.Target.Port, ((CharacterFileSource)s.Sources[0]).Path), (1, "/log"));
        yield return Kind<ParallelDevice, CharacterType?>("parallel port", "<parallel type='pty'><target port='0'/></parallel>", p => p.Type, CharacterType.Pty);
        yield return Kind<ConsoleDevice, string?>("console", "<console type='pty'><target type='virtio' port='1'/></console>", c => c.Target.Type, "virtio");
        yield return Kind<ChannelDevice, string?>("channel", "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>", c => c.Target.Name, "org.qemu.guest_agent.0");
        yield return Kind<InputDevice, string?>("input", "<input type='tablet' bus='usb'/>", i => i.Type, "tablet");
        yield return Kind<Tpm, string?>("TPM", "<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>", t => ((EmulatorTpm)t.Backend!).Version, "2.0");
        yield return Kind<VncGraphics, int?>("graphics", "<graphics type='vnc' port='-1' autoport='yes'/>", g => g.Port, -1);
        yield return Kind<AudioBackend, uint?>("audio", "<audio id='1' type='none'/>", a => a.Id, 1);
        yield return Kind<SoundDevice, string?>("sound", "<sound model='ich9'/>", s => s.Model, "ich9");
        yield return Kind<VideoDevice, VideoType?>("video", "<video><model type='virtio' heads='1'/></video>", v => v.Model.Type, VideoType.Virtio);
        yield return Kind<PciHostdev, (bool?, uint?)>(
            "host device",
            "<hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0x0000' bus='0x3b' slot='0x02' function='0x1'/></source></hostdev>",
            h => (h.Managed, h.Source.Address.Bus),
            (true, 0x3b));
        yield return Kind<RedirectedDevice, string?>("redirected device", "<redirdev bus='usb' type='spicevmc'/>", r => r.Bus, "usb");
        yield return Kind<RedirectFilter, bool?>("redirection filter", "<redirfilter><usbdev allow='no'/></redirfilter>", r => r.Rules[0].Allow, false);
        yield return Kind<Hub, string?>("hub", "<hub type='usb'/>", h => h.Type, "usb");
        yield return Kind<Watchdog, string?>("watchdog", "<watchdog model='itco' action='reset'/>", w => w.Action, "reset");
        yield return Kind<MemoryBalloon, uint?>("balloon", "<memballoon model='virtio'><stats period='5'/></memballoon>", b => b.StatisticsPeriod, 5);
        yield return Kind<RngDevice, string?>("random numbers", "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>", r => ((RandomRng)r.Backend!).Path, "/dev/urandom");
        yield return Kind<NvramDevice, string?>("NVRAM", "<nvram><address type='spapr-vio' reg='0x3000'/></nvram>", n => n.Address?.Type, "spapr-vio");
        yield return Kind<PanicDevice, string?>("panic", "<panic model='isa'/>", p => p.Model, "isa");
        yield return Kind<SharedMemory, (string?, MemorySize?)>(
            "shared memory", "<shmem name='ring'><model type='ivshmem-plain'/><size unit='M'>4</size></shmem>", s => (s.Name, s.Size), ("ring", MemorySize.FromMiB(4)));
        yield return Kind<MemoryDevice, (MemoryDeviceModel?, MemorySize?)>(
            "memory", "<memory model='dimm'><target><size unit='MiB'>512</size><node>1</node></target></memory>", m => (m.Model, m.Target.Size), (MemoryDeviceModel.Dimm, MemorySize.FromMiB(512)));
        yield return Kind<Iommu, bool?>("IOMMU", "<iommu model='intel'><driver intremap='on'/></iommu>", i => i.Driver.InterruptRemapping, true);
        yield return Kind<Vsock, uint?>("vsock", "<vsock model='virtio'><cid auto='no' address='3'/></vsock>", v => v.Cid.Address, 3);
        yield return Kind<CryptoDevice, string?>("crypto", "<crypto model='virtio' type='qemu'><backend model='builtin' queues='1'/></crypto>", c => c.Model, "virtio");
        yield return Kind<PersistentStore, MemorySize?>("pstore", "<pstore backend='acpi-erst'><path>/x</path><size unit='KiB'>8</size></pstore>", p => p.Size, MemorySize.FromKiB(8));
    }

    [TestCaseSource(nameof(Documents))]
    [TestCaseSource(nameof(Devices))]
    public void Document_is_recognised_read_and_kept(string xml, Type kind, Action<Element> check)
    {
        var document = LibvirtDocument.Parse(xml);
        Assert.That(document, Is.InstanceOf(kind));
        check(document);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(document.ToString(), Is.EqualTo(xml));
            Assert.That(RoundTrip.FirstDifference(document), Is.Null);
            Assert.That(DocumentCoverage.Of(document).Uncovered, Is.Empty);
        }
    }

    [Test]
    public void Every_kind_of_device_is_tried()
    {
        var tried = Devices().Select(data => LibvirtDocument.Parse((string)data.Arguments[0]!).ElementName);
        var known = Device.Described.Alternatives.Where(shape => shape.Make is not null).Select(shape => shape.Make!().ElementName);
        Assert.That(known.Distinct().Except(tried), Is.EqualTo(new[] { "device" }), "The last is what carries unknown devices.");
    }

    private static TestCaseData Kind<TDocument, TValues>(string name, string xml, Func<TDocument, TValues> read, TValues expected)
        where TDocument : Element =>
        new TestCaseData(xml, typeof(TDocument), (Action<Element>)(e => Assert.That(read((TDocument)e), Is.EqualTo(expected)))).SetArgDisplayNames(name);
}
