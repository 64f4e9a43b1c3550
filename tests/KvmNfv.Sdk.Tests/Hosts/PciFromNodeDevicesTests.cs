using KvmNfv.LibvirtXml;
using KvmNfv.LibvirtXml.NodeDevices;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Tests.Hosts;

internal sealed class PciFromNodeDevicesTests
{
    private static readonly NodeDeviceDocument[] s_devices =
    [
        Parse("""
            <device>
              <name>pci_0000_3b_00_0</name>
              <parent>computer</parent>
              <driver><name>ice</name></driver>
              <capability type='pci'>
                <class>0x020000</class>
                <domain>0</domain><bus>59</bus><slot>0</slot><function>0</function>
                <product id='0x1592'>E810-C</product><vendor id='0x8086'>Intel</vendor>
                <capability type='virt_functions' maxCount='64'>
                  <address domain='0x0000' bus='0x3b' slot='0x01' function='0x0'/>
                </capability>
                <iommuGroup number='7'><address domain='0x0000' bus='0x3b' slot='0x00' function='0x0'/></iommuGroup>
                <numa node='1'/>
              </capability>
            </device>
            """),
        Parse("""
            <device>
              <name>pci_0000_3b_01_0</name>
              <parent>pci_0000_3b_00_0</parent>
              <capability type='pci'>
                <class>0x020000</class>
                <domain>0</domain><bus>59</bus><slot>1</slot><function>0</function>
                <capability type='phys_function'><address domain='0x0000' bus='0x3b' slot='0x00' function='0x0'/></capability>
              </capability>
            </device>
            """),
        Parse("<device><name>net_ens1f0_a</name><parent>pci_0000_3b_00_0</parent><capability type='net'><interface>ens1f0</interface></capability></device>"),
    ];

    [Test]
    public void Node_devices_give_functions_groups_and_interfaces()
    {
        var host = TestHosts.One().WithNodeDevices(s_devices);
        var (physical, virtual0) = (PciAddress.Parse("3b:00.0"), PciAddress.Parse("3b:01.0"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(host.PciDevice(physical), Is.EqualTo(new HostPciDevice
            {
                Address = physical, Class = 0x020000, Vendor = 0x8086, Device = 0x1592, Driver = "ice", Node = 1, TotalVfs = 64,
                VirtualFunctions = [virtual0], IommuGroup = 7, NetworkInterfaces = ["ens1f0"],
            }));
            Assert.That(host.PciDevice(virtual0), Has.Property("PhysicalFunction").EqualTo(physical).And.Property("Node").Null);
            Assert.That(host.IommuGroups.Single(), Is.EqualTo(new HostIommuGroup { Id = 7, Devices = [physical] }));
        }
    }

    private static NodeDeviceDocument Parse(string xml) => NodeDeviceDocument.Parse(xml);
}
