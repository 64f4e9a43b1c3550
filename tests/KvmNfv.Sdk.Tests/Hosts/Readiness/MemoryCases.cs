using KvmNfv.Sdk.Hosts.Readiness;

namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <summary>Cases of the checks M.</summary>
internal static class MemoryCases
{
    private const string Node1 = "/sys/devices/system/node/node1";
    private const string Pools = "/sys/kernel/mm/hugepages";
    private const string Dmi = "/sys/firmware/dmi/tables/DMI";

    public static IEnumerable<CheckCase> All =>
    [
        new("M01", CheckState.Fail, "No huge pages on node 1", h => h.With($"{Node1}/hugepages/hugepages-1048576kB/nr_hugepages", "0")),
        new("M01", CheckState.Warn, "No 1 GiB pages on node 1, only smaller", h => h.With($"{Node1}/hugepages/hugepages-1048576kB/nr_hugepages", "0").With($"{Node1}/hugepages/hugepages-2048kB/nr_hugepages", "512")),
        new("M01", CheckState.Note, "on node 1 are in use", h => h.With($"{Node1}/hugepages/hugepages-1048576kB/free_hugepages", "0")),
        new("M01", CheckState.Unknown, "how many huge pages", h => h.Without($"{Node1}/hugepages")),
        new("M01", CheckState.Pass, "on node 0", h => h.With($"{Node1}/hugepages/hugepages-1048576kB/nr_hugepages", "0")) { Isolated = "1,5" },
        new("M01", CheckState.Warn, "DPDK", h => h.With($"{Node1}/hugepages/hugepages-1048576kB/nr_hugepages", "0")) { Role = MachineRole.Guest },

        new("M02", CheckState.Warn, "found only 30 of 32 pages of 1 GiB", h => h.With($"{Pools}/hugepages-1048576kB/nr_hugepages", "30")),
        new("M02", CheckState.Warn, "Allocated after the boot: 512 pages of 2 MiB", h => h.With($"{Pools}/hugepages-2048kB/nr_hugepages", "512")),
        new("M02", CheckState.NotApplicable, "no huge pages", h => h.BootWithout("hugepages").With($"{Pools}/hugepages-1048576kB/nr_hugepages", "0")),

        new("M03", CheckState.Note, "default size is 2 MiB, and there are only pages of 1 GiB", h => h.With("/proc/meminfo", "Hugepagesize: 2048 kB")) { Remedy = "default_hugepagesz=1G" },
        new("M03", CheckState.NotApplicable, "no huge pages", h => h.With("/proc/meminfo", "MemTotal: 1 kB")),

        new("M04", CheckState.Warn, "4 of 2048kB", h => h.With($"{Pools}/hugepages-2048kB/nr_overcommit_hugepages", "4")) { Remedy = $"{Pools}/hugepages-2048kB/nr_overcommit_hugepages=0" },
        new("M04", CheckState.NotApplicable, "no huge pages", h => h.Without(Pools)),

        new("M05", CheckState.Fail, "always", h => h.With("/sys/kernel/mm/transparent_hugepage/enabled", "[always] madvise never")) { Remedy = "transparent_hugepage=never" },
        new("M05", CheckState.Warn, "madvise", h => h.With("/sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never")),
        new("M05", CheckState.Unknown, "brackets", h => h.With("/sys/kernel/mm/transparent_hugepage/enabled", "never")),
        new("M05", CheckState.NotApplicable, "without", h => h.Without("/sys/kernel/mm/transparent_hugepage")),

        new("M06", CheckState.Fail, "are merged", h => h.With("/sys/kernel/mm/ksm/run", "1")) { Remedy = "/sys/kernel/mm/ksm/run=2" },
        new("M06", CheckState.Fail, "ksmtuned", h => h.With("/sys/fs/cgroup/system.slice/ksmtuned.service/cgroup.procs", "7")),
        new("M06", CheckState.NotApplicable, "without page merging", h => h.Without("/sys/kernel/mm/ksm")),

        new("M07", CheckState.Fail, "CPUs 3,7, of node 1, have no local memory", h => h.With($"{Node1}/meminfo", "Node 1 MemTotal: 0 kB")),
        new("M07", CheckState.Note, "unequal memory", h => h.With($"{Node1}/meminfo", "Node 1 MemTotal: 8388608 kB")),
        new("M07", CheckState.Unknown, "Nothing tells", h => h.Without($"{Node1}/meminfo").Without("/sys/devices/system/node/node0/meminfo")),

        new("M08", CheckState.Warn, "different speeds: 3200, 4800", h => h.With(Dmi, FakeHost.Dmi(("DIMM_A1", "", 16384, 4800), ("DIMM_B1", "", 16384, 3200)))),
        new("M08", CheckState.Warn, "Empty channels: CPU1:B, CPU1:C", h => h.With(Dmi, FakeHost.Dmi(("CPU1_DIMM_A1", "", 16384, 4800), ("CPU1_DIMM_A2", "", 0, 0), ("CPU1_DIMM_B1", "", 0, 0), ("CPU1_DIMM_C1", "", 0, 0)))),
        new("M08", CheckState.Warn, "Empty channel: P0:B", h => h.With(Dmi, FakeHost.Dmi(("DIMM 0", "P0 CHANNEL A", 16384, 4800), ("DIMM 0", "P0 CHANNEL B", 0, 0)))),
        new("M08", CheckState.Note, "1 of 2 slots", h => h.With(Dmi, FakeHost.Dmi(("left", "", 16384, 4800), ("right", "", 0, 0)))),
        new("M08", CheckState.Pass, "All 2 slots", h => h.With(Dmi, FakeHost.Dmi(("left", "", 16384, 4800), ("right", "", 65536, 4800)))),
        new("M08", CheckState.Unknown, "names no module", h => h.With(Dmi, new byte[] { 17, 200, 0, 0, 1, 2, 3 })),
        new("M08", CheckState.NotApplicable, "virtual", h => h.With("/proc/cpuinfo", "vendor_id: GenuineIntel\nflags: fpu hypervisor")) { Role = MachineRole.Host },

        new("M09", CheckState.Warn, "at most 100 pieces", h => h.With("/sys/module/vfio_iommu_type1/parameters/dma_entry_limit", "100")) { Remedy = "vfio_iommu_type1.dma_entry_limit=65535" },
        new("M09", CheckState.Warn, "65536 bytes only", h => h.With("/proc/900/status", "Name:\tlibvirtd\nUid:\t1000\t1000\n").With("/proc/900/limits", "Limit Soft Hard Units\nMax locked memory         65536                65536                bytes\n")),
        new("M09", CheckState.Pass, "any memory", h => h.With("/proc/900/status", "Name:\tlibvirtd\nUid:\t1000\t1000\n").With("/proc/900/limits", "Max locked memory  unlimited  unlimited  bytes\n")),
        new("M09", CheckState.Note, "No libvirt daemon", h => h.WithoutThread(900)),

        new("M10", CheckState.Note, "polled every 1000 ms, on any CPU", h => h.With("/sys/devices/virtual/workqueue/cpumask", "ff")),
        new("M10", CheckState.NotApplicable, "No driver", h => h.Without("/sys/devices/system/edac")),

        new("M11", CheckState.Note, "hugetlb.1GB.max is 4, the page map", h => h.With("/sys/fs/cgroup/machine.slice/hugetlb.1GB.max", "4").With("/proc/sys/vm/hugetlb_optimize_vmemmap", "1")),

        new("M12", CheckState.Warn, "numad runs", h => h.With("/sys/fs/cgroup/system.slice/numad.service/cgroup.procs", "7")) { Remedy = "disable --now numad.service" },
        new("M12", CheckState.Warn, "next boot", h => h.With("/etc/systemd/system/multi-user.target.wants/numad.service", "x")),
        new("M12", CheckState.Unknown, "not to be seen", h => h.Without("/sys/fs/cgroup").WithoutThread(2)),
    ];
}
