using System.Globalization;

namespace KvmNfv.Hosts.Benchmarks;

/// <summary>
/// A made-up host of the largest kind: 2 sockets, 192 cores, 384 threads, 24 L3 caches, 8 NUMA nodes, 256 PCI functions. As large servers write
/// it: every CPU has four caches of nine files, a frequency folder and a topology folder.
/// </summary>
internal static class LargeHost
{
    public const string Name = "made-up.2-socket-384-cpus";
    private const int Cores = 192;
    private const int Nodes = 8;
    private const int Devices = 256;

    public static void Write(string root)
    {
        var cpus = $"{root}/sys/devices/system/cpu";
        foreach (var file in new[] { "online", "present", "possible" })
            Put($"{cpus}/{file}", "0-383");
        Put($"{cpus}/isolated", "8-191,200-383");
        Put($"{cpus}/nohz_full", "8-191,200-383");
        for (var cpu = 0; cpu < Cores * 2; cpu++)
            WriteCpu($"{cpus}/cpu{N(cpu)}", cpu % Cores);
        for (var node = 0; node < Nodes; node++)
            WriteNode($"{root}/sys/devices/system/node/node{N(node)}", node);
        Put($"{root}/sys/devices/system/node/online", "0-7");
        for (var device = 0; device < Devices; device++)
            WriteDevice(root, device);
    }

    private static void WriteCpu(string folder, int core)
    {
        var siblings = $"{N(core)},{N(core + Cores)}";
        var l3 = core / 8 * 8;
        Put($"{folder}/topology/thread_siblings_list", siblings);
        Put($"{folder}/topology/physical_package_id", N(core / 96));
        Put($"{folder}/topology/die_id", N(core / 96));
        Put($"{folder}/topology/cluster_id", "65535");
        Put($"{folder}/topology/core_id", N(core));
        foreach (var (file, text) in new[]
        {
            ("cpuinfo_max_freq", "3700000"), ("cpuinfo_min_freq", "1500000"), ("scaling_driver", "amd-pstate-epp"), ("scaling_governor", "performance"),
        })
            Put($"{folder}/cpufreq/{file}", text);
        foreach (var (index, level, type, size, shared) in new[]
        {
            (0, "1", "Data", "32K", siblings), (1, "1", "Instruction", "32K", siblings), (2, "2", "Unified", "1024K", siblings),
            (3, "3", "Unified", "32768K", $"{N(l3)}-{N(l3 + 7)},{N(l3 + Cores)}-{N(l3 + Cores + 7)}"),
        })
        {
            var cache = $"{folder}/cache/index{N(index)}";
            Put($"{cache}/level", level);
            Put($"{cache}/type", type);
            Put($"{cache}/size", size);
            Put($"{cache}/shared_cpu_list", shared);
            Put($"{cache}/id", N(index == 3 ? l3 / 8 : core));
            Put($"{cache}/ways_of_associativity", "16");
        }
    }

    private static void WriteNode(string folder, int node)
    {
        Put($"{folder}/cpulist", $"{N(node * 24)}-{N((node * 24) + 23)},{N((node * 24) + Cores)}-{N((node * 24) + Cores + 23)}");
        Put($"{folder}/distance", string.Join(' ', Enumerable.Range(0, Nodes).Select(n => n == node ? "10" : n / 4 == node / 4 ? "12" : "32")));
        Put($"{folder}/meminfo", $"Node {N(node)} MemTotal:       131072000 kB\nNode {N(node)} MemFree:        31072000 kB");
        Put($"{folder}/hugepages/hugepages-2048kB/nr_hugepages", "0");
        Put($"{folder}/hugepages/hugepages-1048576kB/nr_hugepages", "64");
        Put($"{folder}/hugepages/hugepages-1048576kB/free_hugepages", "60");
    }

    private static void WriteDevice(string root, int device)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"0000:{(device / 32) + 1:x2}:{device % 32:x2}.0");
        var folder = $"{root}/sys/devices/pci0000:00/{name}";
        Put($"{folder}/class", "0x020000");
        Put($"{folder}/vendor", "0x8086");
        Put($"{folder}/device", "0x1592");
        Put($"{folder}/numa_node", N(device % Nodes));
        Put($"{folder}/local_cpulist", "0-23,192-215");
        Directory.CreateDirectory($"{root}/sys/bus/pci/devices");
        Directory.CreateSymbolicLink($"{root}/sys/bus/pci/devices/{name}", $"../../../devices/pci0000:00/{name}");
        Put($"{root}/sys/kernel/iommu_groups/{N(device)}/type", "DMA-FQ");
        Directory.CreateDirectory($"{root}/sys/kernel/iommu_groups/{N(device)}/devices");
        Directory.CreateSymbolicLink($"{root}/sys/kernel/iommu_groups/{N(device)}/devices/{name}", $"../../../../devices/pci0000:00/{name}");
        Directory.CreateSymbolicLink($"{folder}/iommu_group", $"../../../kernel/iommu_groups/{N(device)}");
    }

    private static void Put(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text + "\n");
    }

    private static string N(int value) => value.ToString(CultureInfo.InvariantCulture);
}
