using System.Diagnostics;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Tests.Hosts;

/// <summary>libvirt's own tests hold hosts as /sys trees and the capabilities that libvirt makes of them: both must give one topology.</summary>
internal sealed class CapabilitiesAgreementTests
{
    private const string Prefix = "libvirt-vircaps.linux-";

    private static IEnumerable<string> Hosts => RecordedHost.Trees.Where(t => t.StartsWith(Prefix, StringComparison.Ordinal)).Select(t => t[Prefix.Length..]);

    [TestCaseSource(nameof(Hosts))]
    public void Capabilities_and_sysfs_tell_the_same(string host)
    {
        if (Capabilities(host) is not { } capabilities)
        {
            Assert.Ignore($"shared/ has no capabilities of {host}.");
            return;
        }

        var told = HostTopology.FromCapabilities(capabilities);
        var read = RecordedHost.FromTree(Prefix + host);
        using (Assert.EnterMultipleScope())
        {
            foreach (var cpu in told.Cpus)
                Assert.That(Facts(cpu), Is.EqualTo(Facts(read.Cpu(cpu.Id)!)), $"CPU {cpu.Id}");
            Assert.That(told.Online, Is.EqualTo(read.Online));
            Assert.That(told.Nodes.Select(n => n.Id), Is.EqualTo(read.Nodes.Select(n => n.Id)));
            foreach (var cache in told.Caches)
                Assert.That(read.Caches.Select(c => (c.Level, c.Id, c.Cpus, c.Size)), Does.Contain((cache.Level, cache.Id, cache.Cpus, cache.Size)));
            if (told.Resctrl is { } resctrl && read.Resctrl is { } mounted)
                Assert.That(resctrl.Caches.Select(c => (c.Level, c.Type, c.Ways, c.MinCbmBits, c.ClosIds)), Is.EqualTo(mounted.Caches.Select(c => (c.Level, c.Type, c.Ways, c.MinCbmBits, c.ClosIds))));
        }

        static object Facts(HostCpu cpu) => (cpu.Package, cpu.Die ?? 0, cpu.Core, cpu.Siblings.ToString(), cpu.Node);
    }

    [Test]
    public void Limits_of_resctrl_come_from_capabilities_too()
    {
        var host = HostTopology.FromCapabilities(CapabilitiesDocument.Parse("""
            <capabilities><host>
              <topology><cells num='1'><cell id='0'><cpus num='1'><cpu id='0' socket_id='0' die_id='0' core_id='0' siblings='0'/></cpus></cell></cells></topology>
              <cache>
                <bank id='0' level='3' type='both' size='15' unit='MiB' cpus='0'>
                  <control granularity='768' unit='KiB' min='1536' type='both' maxAllocs='4'/>
                </bank>
                <monitor level='3' reuseThreshold='270336' maxMonitors='176'><feature name='llc_occupancy'/></monitor>
              </cache>
              <memory_bandwidth><node id='0' cpus='0'><control granularity='10' min='20' maxAllocs='4'/></node></memory_bandwidth>
            </host></capabilities>
            """));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(host.Resctrl!.Caches.Single(), Is.EqualTo(new ResctrlCache { Level = 3, CbmMask = 0xfffff, MinCbmBits = 2, ClosIds = 4 }));
            Assert.That(host.Resctrl.MemoryBandwidth, Is.EqualTo(new ResctrlBandwidth { MinBandwidth = 20, Granularity = 10, ClosIds = 4 }));
            Assert.That(host.Resctrl.Monitoring, Is.EqualTo(new ResctrlMonitoring { MaxRmids = 176, Features = ["llc_occupancy"], ThresholdOccupancy = 270_336 }));
        }
    }

    // Beside the recordings, or in the packed corpus of libvirt's tests.
    private static CapabilitiesDocument? Capabilities(string host)
    {
        var folder = SharedFolder.Require("topologies");
        var beside = Path.Combine(folder, "capabilities-xml");
        if (Directory.Exists(beside) && Directory.EnumerateFiles(beside, $"*-{host}.xml", SearchOption.AllDirectories).FirstOrDefault() is { } file)
            return CapabilitiesDocument.Parse(File.ReadAllText(file));
        using var tar = Process.Start(new ProcessStartInfo("tar",
            ["-xJOf", SharedFolder.Require("corpus/libvirt-xml.tar.xz"), "--wildcards", $"capabilities/v9.0.0/vircaps2xmldata/vircaps-*-{host}.xml"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var xml = tar.StandardOutput.ReadToEnd();
        tar.WaitForExit();
        return xml.Length == 0 ? null : CapabilitiesDocument.Parse(xml);
    }
}
