using System.Text.Json;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Tests.Hosts;

[TestFixture]
internal sealed class HostTopologyJsonTests
{
    private static readonly PciAddress s_function = PciAddress.Parse("0000:3b:00.0");
    private static readonly PciAddress s_virtual = PciAddress.Parse("0000:3b:02.0");

    [Test]
    public void Topology_with_devices_and_resctrl_comes_back_equal()
    {
        var host = Host();
        Assert.That(HostTopology.FromJson(host.ToJson()), Is.EqualTo(host));
    }

    [Test]
    public void Json_of_an_older_version_has_no_devices()
    {
        var host = HostTopology.FromJson("""{ "cpus": [ { "id": 0, "online": true, "siblings": "0" } ], "nodes": [ { "id": 0, "cpus": "0" } ] }""");
        Assert.Multiple(() =>
        {
            Assert.That(host.PciDevices, Is.Empty);
            Assert.That(host.IommuGroups, Is.Empty);
            Assert.That(host.Resctrl, Is.Null);
        });
    }

    [Test]
    public void Address_that_is_none_is_refused() =>
        Assert.That(() => HostTopology.FromJson(Host().ToJson().Replace("0000:3b:00.0", "3b", StringComparison.Ordinal)), Throws.TypeOf<JsonException>());

    [Test]
    public void Completion_adds_devices_and_resctrl()
    {
        var host = Host();
        var bare = host with { PciDevices = [new HostPciDevice { Address = s_function }], IommuGroups = [], Resctrl = null };
        var complete = bare.CompletedBy(host);
        Assert.Multiple(() =>
        {
            Assert.That(complete.PciDevices, Is.EqualTo(new EquatableList<HostPciDevice>([host.PciDevices[0]])));
            Assert.That(complete.IommuGroups, Is.EqualTo(host.IommuGroups));
            Assert.That(complete.Resctrl, Is.EqualTo(host.Resctrl));
        });
    }

    private static HostTopology Host() => new()
    {
        Source = "test",
        Cpus = [new HostCpu { Id = 0, Online = true, Siblings = CpuSet.Of(0), MaxKHz = 3_000_000, Drawer = 1 }],
        Nodes = [new HostNode { Id = 0, Cpus = CpuSet.Of(0) }],
        PciDevices =
        [
            new HostPciDevice { Address = s_virtual, Class = 0x020000, PhysicalFunction = s_function },
            new HostPciDevice
            {
                Address = s_function, Class = 0x020000, Vendor = 0x8086, Device = 0x1592, Driver = "ice", Node = 0, LocalCpus = CpuSet.Of(0),
                TotalVfs = 64, VirtualFunctions = [s_virtual], IommuGroup = 7, NetworkInterfaces = ["ens1f0"],
            },
        ],
        IommuGroups = [new HostIommuGroup { Id = 7, Type = "DMA-FQ", Devices = [s_virtual, s_function] }],
        Resctrl = new ResctrlInfo
        {
            Mounted = true,
            Caches = [new ResctrlCache { Level = 3, CbmMask = 0x7fff, MinCbmBits = 1, ClosIds = 15, ShareableBits = 0x6000 }],
            MemoryBandwidth = new ResctrlBandwidth { MinBandwidth = 10, Granularity = 10, ClosIds = 15, DelayLinear = true, InMegabytes = false },
            Monitoring = new ResctrlMonitoring { MaxRmids = 128, Features = ["llc_occupancy"], ThresholdOccupancy = 229_376 },
            Groups =
            [
                new ResctrlGroup
                {
                    Mode = "shareable", Cpus = CpuSet.Of(0), Caches = [new CacheShare(3, CacheType.Unified, 0, 0x7fff)],
                    Bandwidth = [new BandwidthShare(0, 100)],
                },
            ],
        },
    };
}
