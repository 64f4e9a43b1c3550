namespace KvmNfv.LibvirtXml.Tests;

public class BuildingTests
{
    [Test]
    public void Domain_built_with_initialisers_is_written_in_libvirts_order()
    {
        var domain = new DomainDocument
        {
            Cpu = { Mode = CpuMode.HostPassthrough },
            Type = DomainType.Kvm,
            CpuTune =
            {
                EmulatorPin = { CpuSet = CpuSet.Of(0) },
                VcpuPins = { new VcpuPin { CpuSet = CpuSet.Of(2), Vcpu = 0 } },
            },
            Memory = MemorySize.FromGiB(4),
            Devices = { Disks = { new Disk { Target = { Device = "vda", Bus = DiskBus.Virtio }, Source = new DiskFileSource { File = "/x & y" } } } },
            Name = "vnf",
        };

        Assert.That(domain.ToString(), Is.EqualTo("""
            <domain type='kvm'>
              <name>vnf</name>
              <memory unit='KiB'>4194304</memory>
              <cputune>
                <vcpupin vcpu='0' cpuset='2'/>
                <emulatorpin cpuset='0'/>
              </cputune>
              <cpu mode='host-passthrough'/>
              <devices>
                <disk type='file'>
                  <source file='/x &amp; y'/>
                  <target dev='vda' bus='virtio'/>
                </disk>
              </devices>
            </domain>
            """));
    }
}
