using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Tests.Domains;

namespace KvmNfv.Sdk.Tests.Hosts;

/// <summary>What kernels of other ages and machines, and recordings that lost files, look like.</summary>
internal sealed class OddTreeTests
{
    private const string Cpu = "/sys/devices/system/cpu";
    private const string Node = "/sys/devices/system/node";

    [Test]
    public void Old_kernel_with_masks_only_is_read()
    {
        var files = TwoCpus();
        files[$"{Cpu}/cpu0/topology/thread_siblings"] = files[$"{Cpu}/cpu1/topology/thread_siblings"] = "00000000,00000003\n";
        files[$"{Node}/node0/cpumap"] = "0x3";
        files[$"{Node}/node0/meminfo"] = "Node 0 MemTotal:  1024 kB\nNode 0 MemFree: 512 kB\nbroken line\n";
        var host = Read(files);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(host.Cpus.Select(c => c.Siblings.ToString()), Is.EqualTo(new[] { "0-1", "0-1" }));
            Assert.That(host.Node(0), Has.Property("Cpus").EqualTo(CpuSet.Of(0, 1)).And.Property("Memory").EqualTo(MemorySize.FromMiB(1)));
            Assert.That(host.Cpus.Select(c => c.Node), Is.All.Zero);
        }
    }

    [TestCase("f\n", "0-3")]
    [TestCase("000000ff,00000000,80000001", "0,31,64-71")]
    [TestCase("00000000000000ff", "0-7")]
    [TestCase("1,00000000\0", "32")]
    public void Mask_of_any_width_is_read(string mask, string cpus)
    {
        var files = new RecordedFiles { ["/mask"] = mask };
        Assert.That(new SysfsText(files).Mask("/mask")!.ToString(), Is.EqualTo(cpus));
    }

    [Test]
    public void Without_the_online_list_each_cpus_own_file_counts_and_the_boot_cpu_has_none()
    {
        var files = TwoCpus();
        files[$"{Cpu}/cpu1/online"] = "0\n";
        files[$"{Cpu}/cpu2/online"] = "1\n";
        files[$"{Cpu}/cpu3/hotplug/state"] = "0\n";
        Assert.That(Read(files).Cpus.Select(c => (c.Id, c.Online)), Is.EqualTo(new[] { (0, true), (1, false), (2, true), (3, false) }));
    }

    [Test]
    public void Node_without_both_cpu_files_has_the_cpus_it_links_to()
    {
        var files = TwoCpus();
        files[$"{Node}/node3/cpu1/uevent"] = "";
        files[$"{Node}/node3/meminfo"] = "";
        Assert.That(Read(files).Nodes.Single(), Has.Property("Id").EqualTo(3).And.Property("Cpus").EqualTo(CpuSet.Of(1)));
    }

    [TestCase("10 20 30\n", "")]
    [TestCase("10 21", "0:10 2:21")]
    [TestCase("", "")]
    public void Distances_count_only_when_every_node_has_one(string text, string distances)
    {
        var files = TwoCpus();
        files[$"{Node}/online"] = "0,2\n";
        files[$"{Node}/node0/cpulist"] = "0-1";
        files[$"{Node}/node2/cpulist"] = "\n";
        files[$"{Node}/node0/distance"] = text;
        Assert.That(string.Join(' ', Read(files).Node(0)!.Distances.Select(d => $"{d.Node}:{d.Value}")), Is.EqualTo(distances));
    }

    [Test]
    public void Ids_that_mean_none_are_unknown()
    {
        var files = TwoCpus();
        files[$"{Cpu}/cpu0/topology/physical_package_id"] = "-1\n";
        files[$"{Cpu}/cpu1/topology/physical_package_id"] = "\0";
        files[$"{Cpu}/cpu0/topology/cluster_id"] = "65535";
        var host = Read(files);
        Assert.That(host.Cpus.Select(c => (c.Package, c.Cluster)), Is.All.EqualTo(((int?)null, (int?)null)));
    }

    [Test]
    public void File_with_something_else_in_it_is_an_error_that_names_it()
    {
        var files = TwoCpus();
        files[$"{Cpu}/online"] = "all of them";
        Assert.That(() => Read(files), Throws.InstanceOf<InvalidDataException>().With.Message.Contains($"{Cpu}/online holds 'all of them'"));
    }

    [Test]
    public void Isolation_of_an_old_kernel_comes_from_its_command_line()
    {
        var files = TwoCpus();
        files["/proc/cmdline"] = "root=/dev/sda isolcpus=managed_irq,domain,1 nohz_full=1 quiet\n";
        var host = Read(files);
        Assert.That((host.Isolated.ToString(), host.NoHzFull.ToString()), Is.EqualTo(("1", "1")));
    }

    [Test]
    public void Arm_cores_of_two_kinds_are_named_and_of_one_kind_are_not()
    {
        var files = TwoCpus();
        files[$"{Cpu}/cpu0/regs/identification/midr_el1"] = "0x00000000411fd4d0\n";
        files[$"{Cpu}/cpu1/regs/identification/midr_el1"] = "0x00000000480fd010\n";
        Assert.That(Read(files).Cpus.Select(c => c.CoreType), Is.EqualTo(new[] { "Cortex-A715", "arm-48-d01" }));
        files[$"{Cpu}/cpu1/regs/identification/midr_el1"] = files[$"{Cpu}/cpu0/regs/identification/midr_el1"];
        Assert.That(Read(files).Cpus.Select(c => c.CoreType), Is.All.Null);
    }

    [Test]
    public void Resctrl_gives_limits_and_groups()
    {
        var files = TwoCpus();
        foreach (var (path, text) in new[]
        {
            ("info/L3CODE/cbm_mask", "7ff\n"), ("info/L3CODE/min_cbm_bits", "2\n"), ("info/L3CODE/num_closids", "8\n"), ("info/L3CODE/shareable_bits", "600\n"),
            ("info/L3DATA/cbm_mask", "7ff\n"), ("info/L3DATA/num_closids", "8\n"),
            ("info/MB/min_bandwidth", "10\n"), ("info/MB/bandwidth_gran", "10\n"), ("info/MB/num_closids", "8\n"), ("info/MB/delay_linear", "1\n"),
            ("info/L3_MON/num_rmids", "176\n"), ("info/L3_MON/mon_features", "llc_occupancy\nmbm_total_bytes\n"), ("info/last_cmd_status", "ok\n"),
            ("schemata", "L3CODE:0=7ff\nL3DATA:0=7ff\n    MB:0=100\n"), ("cpus_list", "0-1\n"), ("mode", "shareable\n"),
            ("fast/schemata", "L3DATA:0=00f\nL3CODE:0=00f\nMB:0=50\n"), ("fast/cpus", "2\n"), ("mon_data/mon_L3_00/llc_occupancy", "0\n"),
        })
            files["/sys/fs/resctrl/" + path] = text;
        files["/proc/mounts"] = "sysfs /sys sysfs rw 0 0\nresctrl /sys/fs/resctrl resctrl rw,cdp,mba_MBps 0 0\n";
        var resctrl = Read(files).Resctrl!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(resctrl.Caches.Select(c => (c.Level, c.Type, c.Ways, c.MinCbmBits, c.ClosIds, c.ShareableBits)),
                Is.EqualTo(new[] { (3, CacheType.Data, 11, 1, 8, 0UL), (3, CacheType.Instruction, 11, 2, 8, 0x600UL) }));
            Assert.That(resctrl.MemoryBandwidth, Is.EqualTo(new ResctrlBandwidth { MinBandwidth = 10, Granularity = 10, ClosIds = 8, DelayLinear = true, InMegabytes = true }));
            Assert.That(resctrl.Monitoring!.Features, Is.EqualTo(new[] { "llc_occupancy", "mbm_total_bytes" }));
            Assert.That(resctrl.Groups.Select(g => (g.Name, g.Cpus.ToString())), Is.EqualTo(new[] { ("", "0-1"), ("fast", "1") }));
            Assert.That(resctrl.Groups[1].Caches, Is.EqualTo(new[] { new CacheShare(3, CacheType.Data, 0, 0xf), new CacheShare(3, CacheType.Instruction, 0, 0xf) }));
            Assert.That(resctrl.Groups[1].Bandwidth, Is.EqualTo(new[] { new BandwidthShare(0, 50) }));
        }
    }

    private static RecordedFiles TwoCpus() => new()
    {
        [$"{Cpu}/cpu0/topology/core_id"] = "0\n",
        [$"{Cpu}/cpu1/topology/core_id"] = "1\n",
    };

    private static HostTopology Read(IHostFiles files) => new SysfsTopologyReader(files).Read();
}
