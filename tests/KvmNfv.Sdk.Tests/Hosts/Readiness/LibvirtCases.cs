using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Hosts.Readiness;

namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <summary>Cases of the checks L.</summary>
internal static class LibvirtCases
{
    private const string Cgroup = "/sys/fs/cgroup";

    public static IEnumerable<CheckCase> All =>
    [
        new("L01", CheckState.Fail, "Guests may not have CPUs 5,7", h => h.With($"{Cgroup}/machine.slice/cpuset.cpus.effective", "0-4,6")),
        new("L01", CheckState.Fail, "no budget", h => h.With($"{Cgroup}/cpu/machine.slice/cpu.rt_runtime_us", "0")),
        new("L01", CheckState.Fail, "RT_GROUP_SCHED", h => h.With("/boot/config-6.6.1-rt1", "CONFIG_RT_GROUP_SCHED=y")),
        new("L01", CheckState.Pass, "CPUs 1,3,5,7", h => h.With("/boot/config-6.6.1-rt1", "CONFIG_RT_GROUP_SCHED=y").Boot("rt_group_sched=0")),
        new("L01", CheckState.Note, "No guest's group", h => h.Without($"{Cgroup}/machine.slice").With($"{Cgroup}/cpuset.cpus.effective", "0,2,4,6")),

        new("L02", CheckState.Unknown, "kvmnfv host show", h => h),
        new("L02", CheckState.Warn, "lacks CPU 7", h => h) { Capabilities = h => Without(h, 7), Remedy = "restart virtqemud.service" },
        new("L02", CheckState.Warn, "knows no cache", h => h) { Capabilities = h => Read(h) with { Resctrl = null } },
        new("L02", CheckState.Warn, "has no pages of", h => h) { Capabilities = h => Read(h) with { Nodes = [.. Read(h).Nodes.Select(n => n with { HugePages = [] })] } },
        new("L02", CheckState.Pass, "sees what there is", h => h) { Capabilities = Read },

        new("L03", CheckState.Warn, "libvirt 8.0.0, QEMU 6.2.0, Linux 6.6.1: too old", h => h.Without("/var/cache/libvirt").QemuCapabilities("old", 8_000_000, 6_002_000)),
        new("L03", CheckState.Pass, "libvirt 11.3.0, QEMU 10.0.2", h => h.QemuCapabilities("old", 8_000_000, 6_002_000)),
        new("L03", CheckState.Unknown, "virsh version", h => h.Without("/var/cache/libvirt")),

        new("L04", CheckState.Note, "perf (kernel.perf_event_paranoid 4), MSRs (modprobe msr)", h => h.With("/proc/sys/kernel/perf_event_paranoid", "4").Without("/dev/cpu")) { Remedy = "modprobe msr" },
    ];

    private static HostTopology Read(FakeHost host) => new SysfsTopologyReader(host).Read();

    private static HostTopology Without(FakeHost host, int cpu) => Read(host) with { Cpus = [.. Read(host).Cpus.Where(c => c.Id != cpu)] };
}
