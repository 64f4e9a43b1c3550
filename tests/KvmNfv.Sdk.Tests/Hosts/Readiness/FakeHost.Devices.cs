namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <content>What I checks read.</content>
internal sealed partial class FakeHost
{
    /// <summary>A network card on the PCI bus.</summary>
    /// <param name="address">Where.</param>
    /// <param name="driver">The kernel driver.</param>
    /// <param name="node">The NUMA node, -1 for none.</param>
    /// <param name="aspm">The link's active state power management.</param>
    /// <param name="speed">The link's speed now.</param>
    /// <param name="width">The link's width now.</param>
    public FakeHost Card(string address, string? driver = null, int node = 0, int aspm = 0, string speed = "16.0 GT/s PCIe", int width = 16)
    {
        var folder = $"/sys/bus/pci/devices/{address}";
        var config = new byte[256];
        (config[0x34], config[0x40]) = (0x40, 0x10);
        (config[0x44], config[0x48], config[0x49], config[0x50]) = (2, 0x50, 0x20, (byte)aspm);
        if (driver is not null)
            WithLink($"{folder}/driver", $"../../../../bus/pci/drivers/{driver}");
        return With($"{folder}/class", "0x020000").With($"{folder}/vendor", "0x8086").With($"{folder}/device", "0x1592")
            .With($"{folder}/numa_node", $"{node}").With($"{folder}/config", config)
            .With($"{folder}/current_link_speed", speed).With($"{folder}/max_link_speed", "16.0 GT/s PCIe")
            .With($"{folder}/current_link_width", $"{width}").With($"{folder}/max_link_width", "16");
    }

    /// <summary>A QEMU process with a vCPU model.</summary>
    public FakeHost Qemu(int process, string cpu) =>
        WithThread(process, "qemu-system-x86", Housekeeping, kernel: false).With($"/proc/{process}/cmdline", $"/usr/bin/qemu-system-x86_64\0-name\0vnf\0-cpu\0{cpu}\0-m\01024\0");

    /// <summary>A virtual function of a card.</summary>
    public FakeHost VirtualFunction(string card, int index, string address, string? driver)
    {
        var folder = $"/sys/bus/pci/devices/{card}";
        if (driver is not null)
            WithLink($"/sys/bus/pci/devices/{address}/driver", $"../../../../bus/pci/drivers/{driver}");
        return With($"{folder}/sriov_totalvfs", "8").WithLink($"{folder}/virtfn{index}", $"../{address}").WithLink($"/sys/bus/pci/devices/{address}/physfn", $"../{card}")
            .With($"/sys/bus/pci/devices/{address}/class", "0x020000").With($"/sys/bus/pci/devices/{address}/numa_node", "0");
    }

    /// <summary>An IOMMU group of one device.</summary>
    public FakeHost Group(int id, string type, string address) =>
        With($"/sys/kernel/iommu_groups/{id}/type", type).WithLink($"/sys/kernel/iommu_groups/{id}/devices/{address}", $"../../../../devices/{address}");

    /// <summary>The table of interrupts: for each its id, its name, and its counts on CPUs 0 to 7.</summary>
    public FakeHost Interrupts(params (string Id, string Name, string Counts)[] lines) => With(
        "/proc/interrupts",
        string.Concat("           ", string.Join("       ", Enumerable.Range(0, 8).Select(c => $"CPU{c}")), "\n",
            string.Concat(lines.Select(l => $"{l.Id,4}:  {string.Join("   ", l.Counts.Split(' '))}  {l.Name}\n")), " ERR:          0\n"));

    /// <summary>The tuned host's table, with other counts for the card and the architecture's own.</summary>
    public FakeHost TunedInterrupts(string card = "9 0 0 0 0 0 0 0", string timer = "5000 60 5000 60 5000 60 5000 60", string calls = "10 1 10 1 10 1 10 1", string nmi = "0 0 0 0 0 0 0 0") => Interrupts(
        ("30", "IR-PCI-MSIX-0000:3b:00.0    0-edge      eth0-TxRx-0", card),
        ("31", "IR-PCI-MSIX-0000:3b:01.0    0-edge      vfio-msix[0](0000:3b:01.0)", "0 0 0 700 0 0 0 0"),
        ("32", "IR-PCI-MSIX-0000:5e:00.0    1-edge      nvme0q1", "40 0 0 0 0 0 0 0"),
        ("NMI", "Non-maskable interrupts", nmi),
        ("LOC", "Local timer interrupts", timer),
        ("CAL", "Function call interrupts", calls),
        ("PIN", "Posted-interrupt notification event", "0 90 0 90 0 90 0 90"));

    /// <summary>Where a numbered interrupt goes.</summary>
    public FakeHost Affinity(int number, string cpus) => With($"/proc/irq/{number}/effective_affinity_list", cpus).With($"/proc/irq/{number}/smp_affinity_list", cpus);

    private static void AddDevices(FakeHost host)
    {
        host.Card("0000:3b:00.0", "ice").VirtualFunction("0000:3b:00.0", 0, "0000:3b:01.0", "vfio-pci")
            .Group(12, "identity", "0000:3b:00.0").Group(13, "DMA-FQ", "0000:3b:01.0")
            .With("/sys/class/iommu/dmar0/intel-iommu/cap", "8d2078c106f0466").With("/sys/class/iommu/dmar0/intel-iommu/ecap", "f020df")
            .Module("vfio_pci", "disable_idle_d3", "Y").Module("vfio", "enable_unsafe_noiommu_mode", "N").Module("vfio_iommu_type1", "allow_unsafe_interrupts", "N")
            .TunedInterrupts().Affinity(30, "0").Affinity(31, "3").Affinity(32, "0")
            .WithThread(60, "irq/30-eth0-TxR", "0", fifo: 50)
            .WithThread(910, "pmd-c05/id:8", "5", kernel: false)
            .With("/sys/class/net/lo/operstate", "unknown").With("/sys/class/net/lo/queues/rx-0/rps_cpus", "00")
            .With("/sys/class/net/eth0/operstate", "down").With("/sys/class/net/eth0/device/vendor", "0x8086").With("/sys/class/net/eth0/queues/rx-0/rps_cpus", "00000000,00000055")
            .With("/sys/class/net/eth0/gro_flush_timeout", "0").With("/sys/class/net/eth0/napi_defer_hard_irqs", "0")
            .With("/proc/sys/net/core/rps_default_mask", "55").With("/proc/sys/net/core/rps_sock_flow_entries", "0")
            .With("/proc/sys/net/core/busy_read", "0").With("/proc/sys/net/core/busy_poll", "0");
    }
}
