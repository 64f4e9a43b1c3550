using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Tests.Hosts;

internal sealed class TopologyFromCapabilitiesTests
{
    private static readonly CapabilitiesDocument s_document = CapabilitiesDocument.Parse("""
        <capabilities>
          <host>
            <topology>
              <cells num='2'>
                <cell id='0'>
                  <memory unit='KiB'>8388608</memory>
                  <pages unit='KiB' size='4'>1048576</pages>
                  <pages unit='KiB' size='2048'>512</pages>
                  <pages unit='KiB' size='1048576'>3</pages>
                  <distances><sibling id='0' value='10'/><sibling id='1' value='21'/></distances>
                  <cpus num='3'>
                    <cpu id='0' socket_id='0' die_id='0' core_id='0' siblings='0,2'/>
                    <cpu id='2' socket_id='0' die_id='0' core_id='0' siblings='0,2'/>
                    <cpu id='4'/>
                  </cpus>
                </cell>
                <cell id='1'>
                  <memory unit='KiB'>4194304</memory>
                  <cpus num='1'><cpu id='1' socket_id='1' die_id='0' core_id='0' siblings='1'/></cpus>
                </cell>
              </cells>
            </topology>
            <cache><bank id='0' level='3' type='both' size='32' unit='MiB' cpus='0,2'/></cache>
          </host>
        </capabilities>
        """);

    [Test]
    public void Capabilities_give_cpus_nodes_pages_and_caches()
    {
        var host = HostTopology.FromCapabilities(s_document, [new HostFreePages(0, MemorySize.FromKiB(4), 1000), new HostFreePages(0, MemorySize.FromMiB(2), 17)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(host.Online.ToString(), Is.EqualTo("0-2"));
            Assert.That(host.Cpu(2), Has.Property("Package").EqualTo(0).And.Property("Node").EqualTo(0).And.Property("Siblings").EqualTo(CpuSet.Of(0, 2)));
            Assert.That(host.Node(0)!.FreeMemory, Is.EqualTo(MemorySize.FromKiB(4000)));
            Assert.That(host.Node(0)!.HugePages, Is.EqualTo(new[] { new HugePagePool(MemorySize.FromMiB(2), 512, 17), new HugePagePool(MemorySize.FromGiB(1), 3, null) }));
            Assert.That(host.Node(0)!.Distances, Is.EqualTo(new[] { new NodeDistance(0, 10), new NodeDistance(1, 21) }));
            Assert.That(host.Node(1)!.FreeMemory, Is.Null);
            Assert.That(host.Caches.Single(), Has.Property("Level").EqualTo(3).And.Property("Cpus").EqualTo(CpuSet.Of(0, 2)));
        }
    }

    [Test]
    public void Sysfs_completes_what_capabilities_do_not_tell()
    {
        var capabilities = HostTopology.FromCapabilities(s_document);
        var sysfs = capabilities with
        {
            Source = "sysfs",
            Cpus = [.. capabilities.Cpus.Select(c => c with { Isolated = c.Id == 2, Package = 9, Capacity = 1024 })],
            Nodes = [.. capabilities.Nodes.Select(n => n with { FreeMemory = MemorySize.FromMiB(100), HugePages = [new HugePagePool(MemorySize.FromMiB(2), 512, 400)] })],
        };
        var host = capabilities.CompletedBy(sysfs);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(host.Isolated.ToString(), Is.EqualTo("2"));
            Assert.That(host.Cpu(0), Has.Property("Package").EqualTo(0).And.Property("Capacity").EqualTo(1024));
            Assert.That(host.Node(0)!.FreeMemory, Is.EqualTo(MemorySize.FromMiB(100)));
            Assert.That(host.Node(0)!.Pool(MemorySize.FromMiB(2))!.Value.Free, Is.EqualTo(400));
            Assert.That(host.CompletedBy(sysfs) with { Source = host.Source }, Is.EqualTo(host), "completing twice changes nothing");
        }
    }

    [Test]
    public void Capabilities_without_a_host_topology_are_refused() =>
        Assert.That(() => HostTopology.FromCapabilities(CapabilitiesDocument.Parse("<capabilities><host/></capabilities>")),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("no <cpu>"));
}
