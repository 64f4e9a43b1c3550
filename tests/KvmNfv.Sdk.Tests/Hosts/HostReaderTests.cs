using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;
using KvmNfv.Sdk.Tests.Placement;

namespace KvmNfv.Sdk.Tests.Hosts;

internal sealed class HostReaderTests
{
    [Test]
    public async Task Test_driver_gives_its_made_up_host_and_nothing_of_this_one()
    {
        using var connection = await LibvirtConnection.OpenAsync("test:///default");
        var host = await new HostReader().ReadAsync(connection);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(host.Source, Is.EqualTo("capabilities"));
            Assert.That(host.Cpus, Has.Count.EqualTo(16));
            Assert.That(host.Nodes, Has.Count.EqualTo(2));
            Assert.That(host.Nodes[0].HugePages.Select(p => p.Size), Does.Contain(MemorySize.FromMiB(2)));
            Assert.That(host.BasePageSize, Is.EqualTo(MemorySize.FromKiB(4)));
            // The driver says that 201 pages of 1 GiB are free and hardly any ordinary memory.
            Assert.That(new Placer().Place(host, TestProfile.Make("hr", 1024, sizes: TestHost.Huge1G)), Is.InstanceOf<PlacementPlan>());
        }
    }

    [TestCase("qemu:///system", true)]
    [TestCase("qemu:///embed?root=/tmp/x", true)]
    [TestCase("qemu+unix:///system?socket=/run/x", true)]
    [TestCase("qemu+ssh://host/system", false)]
    [TestCase("qemu+tcp://127.0.0.1/system", false)]
    [TestCase("qemu+tls:///system", false)]
    [TestCase("test:///default", false)]
    [TestCase("esx://host/", false)]
    public void Only_a_hypervisor_of_this_machine_is_completed_by_its_files(string uri, bool local) =>
        Assert.That(HostReader.IsLocal(uri), Is.EqualTo(local));
}
