using KvmNfv.Sdk.Hosts.Readiness;

namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <summary>Cases of the checks I.</summary>
internal static class DeviceCases
{
    private const string Card = "/sys/bus/pci/devices/0000:3b:00.0";

    public static IEnumerable<CheckCase> All =>
    [
        new("I01", CheckState.Fail, "There is no IOMMU", h => h.Without("/sys/kernel/iommu_groups").Without("/sys/class/iommu").With("/sys/kernel/uevent_seqnum", "1")) { Remedy = "intel_iommu=on", Profile = ReadinessProfile.Packet },
        new("I01", CheckState.Fail, "it has no groups", h => h.Without("/sys/kernel/iommu_groups")),
        new("I01", CheckState.Unknown, "recording", h => h.Without("/sys/kernel/iommu_groups").Without("/sys/class/iommu")),

        new("I02", CheckState.Warn, "mapped for 0000:3b:00.0", h => h.Group(12, "DMA", "0000:3b:00.0")) { Remedy = "iommu=pt" },
        new("I02", CheckState.Pass, "Asked for at boot", h => h.Boot("iommu=pt").Without("/sys/kernel/iommu_groups/12/type")),

        new("I03", CheckState.Fail, "dmar1 can't", h => h.With("/sys/class/iommu/dmar1/intel-iommu/cap", "d2078c106f0466").With("/sys/class/iommu/dmar1/intel-iommu/ecap", "f020df")),
        new("I03", CheckState.Fail, "dmar0 can't", h => h.With("/sys/class/iommu/dmar0/intel-iommu/ecap", "f020d7")),
        new("I03", CheckState.Fail, "switched off at boot", h => h.Boot("intremap=nopost")) { Remedy = "-intremap" },
        new("I03", CheckState.Warn, "V03", h => h.Module("kvm_intel", "enable_apicv", "N")) { Profile = ReadinessProfile.Packet, Remedy = "kvm_intel.enable_apicv=Y" },
        new("I03", CheckState.Pass, "All 1 units", h => h.Amd().Without("/sys/class/iommu").With("/sys/class/iommu/ivhd0/amd-iommu/features", "25bf732fa2295afe:53d")),
        new("I03", CheckState.Pass, "All 1 units", h => h.Amd().Without("/sys/class/iommu").With("/sys/class/iommu/ivhd0/amd-iommu/features", "0:58f77ef22294ade")) { Profile = ReadinessProfile.Packet, Isolated = "1,3" },
        new("I03", CheckState.Fail, "ivhd0 can't", h => h.Amd().Without("/sys/class/iommu").With("/sys/class/iommu/ivhd0/amd-iommu/features", "4f77ef22094ada")),
        new("I03", CheckState.Unknown, "hexadecimal", h => h.With("/sys/class/iommu/dmar0/intel-iommu/cap", "yes")),
        new("I03", CheckState.NotApplicable, "GICv4", h => h.Arm()),

        new("I04", CheckState.Note, "1 groups with strict", h => h.Group(14, "DMA", "0000:5e:00.0")) { Remedy = "iommu.strict=0" },

        new("I05", CheckState.Warn, "vfio_pci.disable_idle_d3 is N", h => h.Module("vfio_pci", "disable_idle_d3", "N")) { Remedy = "vfio_pci.disable_idle_d3=1" },
        new("I05", CheckState.Warn, "enable_unsafe_noiommu_mode is Y", h => h.Module("vfio", "enable_unsafe_noiommu_mode", "Y")),
        new("I05", CheckState.NotApplicable, "isn't loaded", h => h.Without("/sys/module/vfio_pci")),

        new("I06", CheckState.Pass, "isolated at boot", Irqbalance),
        new("I06", CheckState.Fail, "may move interrupts to CPUs 5,7", h => Irqbalance(h).With("/etc/default/irqbalance", "# comment\nIRQBALANCE_BANNED_CPULIST=\"1,3\"")),
        new("I06", CheckState.Fail, "CPU 7", h => Irqbalance(h).With("/etc/sysconfig/irqbalance", "IRQBALANCE_BANNED_CPUS=0000002a")),
        new("I06", CheckState.Warn, "CPUs 2,6", Irqbalance) { Isolated = "1-3,5-7", Profile = ReadinessProfile.Packet, Remedy = "disable --now irqbalance.service" },

        new("I07", CheckState.Fail, "30 (eth0-TxRx-0) to CPU 5", h => h.Affinity(30, "5")) { Remedy = "/proc/irq/30/smp_affinity_list=0,2,4,6" },
        new("I07", CheckState.Fail, "In 60 s came 30 (eth0-TxRx-0) 12 on CPU 5", h => h) { Meanwhile = h => h.TunedInterrupts(card: "9 0 0 0 0 12 0 0"), Profile = ReadinessProfile.Packet },
        new("I07", CheckState.Warn, "None of a device came", h => h.Affinity(30, "5")) { Meanwhile = h => h },
        new("I07", CheckState.Warn, "CPU 7 had 100 timer interrupts a second", h => h) { Meanwhile = h => h.TunedInterrupts(timer: "9000 120 9000 120 9000 120 9000 6060") },
        new("I07", CheckState.Warn, "CPU 3 had 5 interrupts a second from other CPUs", h => h) { Meanwhile = h => h.TunedInterrupts(calls: "10 1 10 301 10 1 10 1") },
        new("I07", CheckState.Warn, "CPU 1 had non-maskable", h => h) { Meanwhile = h => h.TunedInterrupts(nmi: "0 1 0 0 0 0 0 0") },
        new("I07", CheckState.Pass, "at most 1 of timers", h => h) { Meanwhile = h => h.TunedInterrupts(timer: "9000 120 9000 120 9000 120 9000 120") },
        new("I07", CheckState.Unknown, "where CPU0 should be", h => h.With("/proc/interrupts", "nothing\n")),

        new("I08", CheckState.Note, "32 (nvme0q1) to CPU 7", h => h.Affinity(32, "7")),
        new("I08", CheckState.Fail, "32 (nvme0q1) to CPU 7", h => h.Boot("isolcpus=domain,1,3,5,7").Affinity(32, "7")) { Remedy = "isolcpus=managed_irq,domain,1,3,5,7" },
        new("I08", CheckState.Warn, "eth0 has 6", h => Enumerable.Range(0, 6).Aggregate(h.With("/sys/class/net/eth0/operstate", "up"), (host, q) => host.With($"/sys/class/net/eth0/queues/rx-{q}/rps_cpus", "0"))) { Remedy = "ethtool -L eth0 combined 4" },

        new("I09", CheckState.Warn, "irq/30-eth0-TxR", h => h.WithThread(60, "irq/30-eth0-TxR", "0-7", fifo: 50)) { Remedy = "/proc/irq/30/smp_affinity_list=0,2,4,6" },
        new("I09", CheckState.NotApplicable, "has a thread", h => h.WithoutThread(60)),

        new("I10", CheckState.Warn, "eth0 are handed to CPU 1", h => h.With("/sys/class/net/eth0/queues/rx-0/rps_cpus", "00000000,00000003")) { Remedy = "/sys/class/net/eth0/queues/rx-0/rps_cpus=0" },
        new("I10", CheckState.Warn, "New interfaces", h => h.With("/proc/sys/net/core/rps_default_mask", "ff")) { Remedy = "net.core.rps_default_mask=55" },
        new("I10", CheckState.Warn, "RFS", h => h.With("/proc/sys/net/core/rps_sock_flow_entries", "32768")),

        new("I11", CheckState.Note, "Sockets poll (50 and 50 us)", h => h.With("/proc/sys/net/core/busy_read", "50").With("/proc/sys/net/core/busy_poll", "50")),
        new("I11", CheckState.Note, "don't poll", h => h) { Profile = ReadinessProfile.Packet, Remedy = "net.core.busy_poll=50" },

        new("I12", CheckState.Fail, "No isolated CPU on the node of 0000:3b:00.0", h => h) { Isolated = "3,7" },
        new("I12", CheckState.Warn, "Firmware doesn't say", h => h.With($"{Card}/numa_node", "-1").With($"{Card}/local_cpulist", "0-7")),
        new("I12", CheckState.Pass, "each with isolated CPUs", h => h.With($"{Card}/numa_node", "-1").With($"{Card}/local_cpulist", "0-1,4-5")),
        new("I12", CheckState.Fail, "No isolated CPU on the node", h => h.With($"{Card}/numa_node", "-1").With($"{Card}/local_cpulist", "0-1,4-5")) { Isolated = "3,7" },
        new("I12", CheckState.Pass, "each with isolated CPUs", h => h),

        new("I13", CheckState.Note, "none has any", h => h.Without($"{Card}/virtfn0").Without("/sys/bus/pci/devices/0000:3b:01.0")),
        new("I13", CheckState.Warn, "no driver: 0000:3b:01.0", h => h.Without("/sys/bus/pci/devices/0000:3b:01.0/driver")) { Remedy = "driverctl set-override 0000:3b:01.0 vfio-pci" },
        new("I13", CheckState.Pass, "1 (1 vfio-pci)", h => h),

        new("I14", CheckState.Fail, "runs 8 GT/s x8 of 16 GT/s x16", h => h.Card("0000:3b:00.0", "ice", speed: "8.0 GT/s PCIe", width: 8)),
        new("I14", CheckState.NotApplicable, "tells", h => h.Card("0000:3b:00.0", "ice", speed: "Unknown", width: 0)),

        new("I15", CheckState.Note, "payload 128 of 512, read requests 128, relaxed ordering off", h => h.With($"{Card}/config", Config(deviceControl: 0))),
        new("I15", CheckState.Pass, "payload 512 of 512, read requests 512, relaxed ordering on, ATS on", h => h.With($"{Card}/config", Config(deviceControl: 0x2050, ats: true))),
        new("I15", CheckState.Unknown, "lspci", h => h.With($"{Card}/config", new byte[64])),
        new("I15", CheckState.NotApplicable, "PCI Express", h => h.With($"{Card}/config", new byte[256])),

        new("I16", CheckState.Note, "puts interrupts off for eth0", h => h.With("/sys/class/net/eth0/operstate", "up").With("/sys/class/net/eth0/napi_defer_hard_irqs", "2")) { Remedy = "ethtool -C eth0 adaptive-rx off rx-usecs 0" },
        new("I16", CheckState.Unknown, "ethtool -c eth0", h => h.With("/sys/class/net/eth0/operstate", "up")),

        new("I17", CheckState.Fail, "Not pinned to one CPU: pmd-c05/id:8 (0-7)", h => h.WithThread(910, "pmd-c05/id:8", "0-7", kernel: false)),
        new("I17", CheckState.Fail, "On a core with a vCPU: pmd-c05/id:8 (7)", h => h.WithThread(910, "pmd-c05/id:8", "7", kernel: false)),
        new("I17", CheckState.Warn, "aren't isolated", h => h.WithThread(910, "pmd-c05/id:8", "4", kernel: false)) { Profile = ReadinessProfile.Packet },
        new("I17", CheckState.Fail, "On CPU 5 together", h => h.WithThread(911, "pmd-c05/id:9", "5", kernel: false)),
        new("I17", CheckState.NotApplicable, "No switch", h => h.WithoutThread(910)),
    ];

    private static FakeHost Irqbalance(FakeHost host) => host.With("/sys/fs/cgroup/system.slice/irqbalance.service/cgroup.procs", "820");

    private static byte[] Config(ushort deviceControl, bool ats = false)
    {
        var config = new byte[4096];
        // A capability before the one wanted, and an extended one before ATS.
        (config[0x34], config[0x40], config[0x41], config[0x50]) = (0x40, 0x01, 0x50, 0x10);
        config[0x54] = 2;
        BitConverter.GetBytes(deviceControl).CopyTo(config, 0x58);
        BitConverter.GetBytes(0x0001_0001 | (0x140 << 20)).CopyTo(config, 0x100);
        if (ats)
        {
            BitConverter.GetBytes(0x0001_000f).CopyTo(config, 0x140);
            config[0x147] = 0x80;
        }

        return config;
    }
}
