using System.Text;

namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <content>What M checks read.</content>
internal sealed partial class FakeHost
{
    /// <summary>Firmware's table with one memory device for each slot: name, bank, MiB, MT/s.</summary>
    public static byte[] Dmi(params (string Slot, string Bank, int MiB, int Speed)[] slots)
    {
        var table = new List<byte>();
        foreach (var (slot, bank, mib, speed) in slots)
        {
            var area = new byte[0x28];
            (area[0], area[1]) = (17, 0x28);
            (area[0x0C], area[0x0D]) = mib >= 0x7FFF ? ((byte)0xFF, (byte)0x7F) : ((byte)mib, (byte)(mib >> 8));
            BitConverter.GetBytes(mib).CopyTo(area, 0x1C);
            (area[0x10], area[0x11]) = (1, bank.Length > 0 ? (byte)2 : (byte)0);
            BitConverter.GetBytes((ushort)speed).CopyTo(area, 0x20);
            table.AddRange(area);
            table.AddRange(Encoding.ASCII.GetBytes(bank.Length > 0 ? $"{slot}\0{bank}\0\0" : $"{slot}\0\0"));
        }

        return [.. table, 127, 4, 0, 0, 0, 0];
    }

    private static void AddMemory(FakeHost host)
    {
        for (var node = 0; node < 2; node++)
        {
            foreach (var (size, pages) in new[] { ("1048576kB", "16"), ("2048kB", "0") })
            {
                host.With($"/sys/devices/system/node/node{node}/hugepages/hugepages-{size}/nr_hugepages", pages)
                    .With($"/sys/devices/system/node/node{node}/hugepages/hugepages-{size}/free_hugepages", pages);
            }
        }

        host.Boot("default_hugepagesz=1G hugepagesz=1G hugepages=0:16,1:16 transparent_hugepage=never")
            .With("/sys/kernel/mm/hugepages/hugepages-1048576kB/nr_hugepages", "32").With("/sys/kernel/mm/hugepages/hugepages-1048576kB/nr_overcommit_hugepages", "0")
            .With("/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages", "0").With("/sys/kernel/mm/hugepages/hugepages-2048kB/nr_overcommit_hugepages", "0")
            .With("/sys/kernel/mm/transparent_hugepage/enabled", "always madvise [never]").With("/sys/kernel/mm/transparent_hugepage/defrag", "always defer [madvise] never")
            .With("/sys/kernel/mm/ksm/run", "0")
            .With("/proc/meminfo", "MemTotal:       67108864 kB\nHugepagesize:    1048576 kB\n")
            .With("/sys/firmware/dmi/tables/DMI", Dmi(("CPU0_DIMM_A1", "NODE 0", 32768, 4800), ("CPU0_DIMM_B1", "NODE 0", 32768, 4800), ("CPU1_DIMM_A1", "NODE 1", 32768, 4800)))
            .With("/sys/module/vfio_iommu_type1/parameters/dma_entry_limit", "65535")
            .With("/sys/devices/system/edac/mc/mc0/ce_count", "0").With("/sys/module/edac_core/parameters/edac_mc_poll_msec", "1000")
            .With("/sys/fs/cgroup/machine.slice/hugetlb.1GB.max", "max").With("/proc/sys/vm/hugetlb_optimize_vmemmap", "0");
    }
}
