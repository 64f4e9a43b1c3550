using System.Formats.Tar;
using System.Text;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Hosts.Readiness;
using KvmNfv.Sdk.Tests.Domains;

namespace KvmNfv.Sdk.Tests.Hosts;

internal sealed class HostSnapshotTests
{
    [Test]
    public void Snapshot_of_this_machine_has_its_topology_packed_and_unpacked()
    {
        using var archive = Snapshot(HostFiles.Live);
        var live = Steady(new SysfsTopologyReader(HostFiles.Live).Read());
        Assert.That(Steady(new SysfsTopologyReader(HostArchive.Read(archive)).Read()), Is.EqualTo(live));
        var folder = Directory.CreateTempSubdirectory("kvmnfv-snapshot-");
        try
        {
            archive.Position = 0;
            TarFile.ExtractToDirectory(archive, folder.FullName, overwriteFiles: false);
            Assert.That(Steady(new SysfsTopologyReader(folder.FullName).Read()), Is.EqualTo(live));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestCaseSource(typeof(RecordedHost), nameof(RecordedHost.Trees))]
    public void Snapshot_of_a_recorded_host_tells_all_that_the_recording_tells(string name)
    {
        var files = RecordedHost.Files(name);
        using var archive = Snapshot(files);
        var again = HostArchive.Read(archive);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new SysfsTopologyReader(again).Read(), Is.EqualTo(RecordedHost.FromTree(name)));
            Assert.That(States(again), Is.EqualTo(States(files)));
        }
    }

    [Test]
    public void Secrets_stay_at_home()
    {
        var files = new RecordedFiles
        {
            ["/sys/devices/system/cpu/cpu0/topology/core_id"] = "0\n",
            ["/proc/cmdline"] = "BOOT_IMAGE=/vmlinuz root=UUID=0e5c4a3e-95b5-4a9e-bc9b-f20a0c6a4c39 isolcpus=1 nohz_full=1 pcie_asmp=off luks.password=hunter2\n",
            ["/sys/bus/pci/devices/0000:01:00.0/class"] = "0x020000\n",
            ["/sys/bus/pci/devices/0000:01:00.0/net/enx52540012abcd/address"] = "52:54:00:12:ab:cd\n",
        };
        using var archive = Snapshot(files);
        var text = Encoding.UTF8.GetString(archive.ToArray());
        var again = HostArchive.Read(archive);
        using (Assert.EnterMultipleScope())
        {
            foreach (var secret in new[] { "0e5c4a3e", "hunter2", "52540012abcd", "52:54:00" })
                Assert.That(text, Does.Not.Contain(secret));
            Assert.That(again.ReadText("/proc/cmdline"), Is.EqualTo("BOOT_IMAGE=/vmlinuz root=redacted isolcpus=1 nohz_full=1 pcie_asmp=off luks.password=redacted\n"));
            Assert.That(new SysfsTopologyReader(again).Read().PciDevices.Single().NetworkInterfaces, Is.EqualTo(new[] { "enx000000000001" }));
        }
    }

    [TestCase("/proc/self/cmdline")]
    [TestCase("/proc/12/task/13/environ")]
    [TestCase("/sys/class/dmi/id/product_serial")]
    [TestCase("/sys/devices/virtual/dmi/id/product_uuid")]
    [TestCase("/sys/firmware/dmi/tables/DMI")]
    [TestCase("/sys/devices/pci0000:00/0000:00:1f.0/vpd")]
    [TestCase("/etc/machine-id")]
    public void File_that_identifies_a_machine_or_a_person_is_left_out(string path) =>
        Assert.That(new SnapshotRedaction().Content(path, [1]), Is.Null);

    [Test]
    public void Mounts_of_disks_and_servers_lose_their_names_and_options() =>
        Assert.That(Encoding.UTF8.GetString(new SnapshotRedaction().Content("/proc/mounts",
            "//nas/home /home cifs rw,username=joe,password=x 0 0\nhugetlbfs /dev/hugepages hugetlbfs rw,pagesize=2M 0 0\n"u8.ToArray())!),
            Is.EqualTo("redacted /home cifs rw 0 0\nhugetlbfs /dev/hugepages hugetlbfs rw,pagesize=2M 0 0\n"));

    [Test]
    public void Archive_that_is_none_is_refused() =>
        Assert.That(() => HostArchive.Read(new MemoryStream(Encoding.ASCII.GetBytes(new string('x', 2000)))), Throws.InstanceOf<InvalidDataException>());

    private static MemoryStream Snapshot(IHostFiles files)
    {
        var stream = new MemoryStream();
        Assert.That(HostSnapshot.Write(files, stream), Is.Positive);
        stream.Position = 0;
        return stream;
    }

    // Free memory moves between two looks; a recording does not know the page size; governors may change.
    private static HostTopology Steady(HostTopology host) => host with
    {
        Nodes = [.. host.Nodes.Select(n => n with { FreeMemory = null, HugePages = [.. n.HugePages.Select(p => p with { Free = null })] })],
    };

    private static IEnumerable<(string Id, CheckState State)> States(IHostFiles files) =>
        new ReadinessChecker().Check(files).Checks.Select(c => (c.Id, c.State));
}
