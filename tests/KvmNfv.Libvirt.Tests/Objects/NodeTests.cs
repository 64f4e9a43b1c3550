using KvmNfv.Tests;

namespace KvmNfv.Libvirt.Tests.Objects;

public sealed class NodeTests
{
    [Test]
    public void Host_of_the_test_driver_is_read()
    {
        using var connection = TestDriver.Open();
        var info = connection.GetNodeInfo();
        Assert.Multiple(() =>
        {
            Assert.That(info.Cpus, Is.EqualTo(16));
            Assert.That(info.Nodes, Is.EqualTo(2));
            Assert.That(connection.GetCpuMap().Present, Is.EqualTo(8).Or.EqualTo(16));
            Assert.That(connection.GetCpuStats().Select(s => s.Name), Does.Contain(NodeCpuStatsKey.Idle));
            Assert.That(connection.GetFreeMemory(), Is.GreaterThan(0UL));
            Assert.That(connection.GetCellsFreeMemory(0, 8), Has.Count.EqualTo(2));
            // The test driver says that it filled no entry.
            Assert.That(connection.GetFreePages([4, 2048], 0, 2), Is.Empty);
            Assert.That(connection.GetCapabilities(), Does.Contain("<topology>"));
            Assert.That(connection.GetSecurityModel().Model, Is.EqualTo("testSecurity"));
            Assert.That(connection.GetHostname(), Is.Not.Empty);
            Assert.That(connection.Uri, Is.EqualTo("test:///default"));
            Assert.That(connection.LibvirtVersion, Is.EqualTo(LibvirtLibrary.Version));
            Assert.That(connection.IsAlive() && !connection.IsEncrypted() && connection.IsSecure());
            Assert.That(connection.GetMaxVcpus("test"), Is.EqualTo(32));
            Assert.That(connection.GetCpuModelNames("x86_64"), Does.Contain("qemu64"));
            Assert.That(connection.ListDomainIds(), Is.Not.Empty);
        });
    }

    [Test]
    public void Baseline_and_comparison_of_cpus_answer()
    {
        using var connection = TestDriver.Open();
        const string Cpu = "<cpu><arch>x86_64</arch><model>qemu64</model></cpu>";
        Assert.That(connection.BaselineCpu([Cpu, Cpu]), Does.Contain("<cpu"));
    }

    [Test]
    public void Node_devices_are_listed_made_and_removed()
    {
        using var connection = TestDriver.Open();
        Assert.That(connection.ListNodeDeviceNames(), Has.Count.EqualTo(connection.NumOfNodeDevices(null)));
        using var computer = connection.LookupNodeDeviceByName("computer");
        Assert.Multiple(() =>
        {
            Assert.That(computer.ListCaps(), Does.Contain("system"));
            Assert.That(computer.GetXml(), Does.Contain("<device>"));
        });
        using var hba = connection.CreateNodeDevice(
            "<device><parent>scsi_host1</parent><capability type='scsi_host'><capability type='fc_host'><wwnn>2000000012341234</wwnn><wwpn>1000000012341234</wwpn></capability></capability></device>");
        Assert.That(hba.GetParentName(), Is.EqualTo("scsi_host1"));
        foreach (var device in connection.ListAllNodeDevices(ConnectListAllNodeDeviceFlags.CapScsiHost))
            device.Dispose();
        hba.Destroy();
    }
}
