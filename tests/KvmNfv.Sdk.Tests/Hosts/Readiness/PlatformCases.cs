using KvmNfv.Sdk.Hosts.Readiness;

namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <summary>Cases of the checks P.</summary>
internal static class PlatformCases
{
    private const string Cpu = "/sys/devices/system/cpu";
    private const string Policy = "/sys/module/pcie_aspm/parameters/policy";

    public static IEnumerable<CheckCase> All =>
    [
        new("P01", CheckState.Fail, "CPUs 1,3,5,7 governed by 'schedutil'", h => h.ForCpus("0-7", "cpufreq/scaling_governor", "schedutil")) { Remedy = "cpupower -c 1,3,5,7 frequency-set -g performance" },
        new("P01", CheckState.Warn, "CPU 3 governed by 'powersave'", h => h.ForCpus("3", "cpufreq/scaling_governor", "powersave")) { Profile = ReadinessProfile.Packet },
        new("P01", CheckState.Pass, "CPUs 1,3,5,7", h => h.ForCpus("0,2,4,6", "cpufreq/scaling_governor", "schedutil")),
        new("P01", CheckState.Unknown, "recording", h => h.WithoutForCpus("0-7", "cpufreq")),
        new("P01", CheckState.NotApplicable, "doesn't scale", h => h.WithoutForCpus("0-7", "cpufreq").WholeCpuFolder()),

        new("P02", CheckState.Warn, "CPU 5 may slow down to 800 MHz", h => h.ForCpus("5", "cpufreq/scaling_min_freq", "800000").ForCpus("5", "cpufreq/scaling_governor", "ondemand")),
        new("P02", CheckState.Pass, "not asked", h => h.ForCpus("5", "cpufreq/scaling_min_freq", "800000")),
        new("P02", CheckState.Warn, "capped at 1200 MHz, below the base of 2100 MHz", h => h.ForCpus("1", "cpufreq/scaling_max_freq", "1200000")),
        new("P02", CheckState.Unknown, "where a number of kHz", h => h.ForCpus("1", "cpufreq/scaling_min_freq", "<unknown>")),

        new("P03", CheckState.Warn, "intel_pstate in active mode", h => h.ForCpus("0-7", "cpufreq/scaling_driver", "intel_pstate").ForCpus("0-7", "cpufreq/energy_performance_preference", "performance").With($"{Cpu}/intel_pstate/status", "active")) { Remedy = "intel_pstate=passive" },
        new("P03", CheckState.Pass, "the kernel chooses", h => h.ForCpus("0-7", "cpufreq/scaling_driver", "intel_pstate").With($"{Cpu}/intel_pstate/status", "active")),
        new("P03", CheckState.Warn, "amd-pstate-epp in active mode", h => h.Amd().ForCpus("0-7", "cpufreq/scaling_driver", "amd-pstate-epp").Without($"{Cpu}/intel_pstate").With($"{Cpu}/amd_pstate/status", "active")) { Remedy = "amd_pstate=guided" },
        new("P03", CheckState.Pass, "acpi-cpufreq", h => h.ForCpus("0-7", "cpufreq/scaling_driver", "acpi-cpufreq").Without($"{Cpu}/intel_pstate")),

        new("P04", CheckState.Warn, "Turbo is on", h => h.With($"{Cpu}/intel_pstate/no_turbo", "0")) { Remedy = $"{Cpu}/intel_pstate/no_turbo=1" },
        new("P04", CheckState.Note, "more packets", h => h.With($"{Cpu}/intel_pstate/no_turbo", "0")) { Profile = ReadinessProfile.Packet },
        new("P04", CheckState.Warn, "Turbo is on", h => h.Without($"{Cpu}/intel_pstate").With($"{Cpu}/cpufreq/boost", "1")) { Remedy = $"{Cpu}/cpufreq/boost=0" },

        new("P05", CheckState.Fail, "CPUs 1,3,5,7 may sleep as deep as C6, 133 us", h => h.ForCpus("0-7", "power/pm_qos_resume_latency_us", "0")) { Profile = ReadinessProfile.Packet },
        new("P05", CheckState.Pass, "2 us or less", h => h.ForCpus("0-7", "power/pm_qos_resume_latency_us", "0").ForCpus("0-7", "cpuidle/state2/disable", "1")),
        new("P05", CheckState.Fail, "CPU 7", h => h.ForCpus("7", "power/pm_qos_resume_latency_us", "200")),
        new("P05", CheckState.Pass, "holds every CPU to 0 us", h => h.ForCpus("0-7", "power/pm_qos_resume_latency_us", "0").With("/dev/cpu_dma_latency", new byte[4])),
        new("P05", CheckState.Fail, "C6", h => h.ForCpus("0-7", "power/pm_qos_resume_latency_us", "0").With("/dev/cpu_dma_latency", BitConverter.GetBytes(2_000_000_000))),
        new("P05", CheckState.Unknown, "root", h => h.ForCpus("0-7", "power/pm_qos_resume_latency_us", "0").Forbid("/dev/cpu_dma_latency")),
        new("P05", CheckState.Pass, "No idle driver", h => h.WithoutForCpus("0-7", "cpuidle").With($"{Cpu}/cpuidle/current_driver", "none")),

        new("P06", CheckState.Fail, "CPUs 1,3,5,7 without a limit", h => h.ForCpus("0-7", "power/pm_qos_resume_latency_us", "0")),
        new("P06", CheckState.Warn, "every CPU of the machine polling", h => h.Boot("idle=poll")) { Remedy = "-idle" },
        new("P06", CheckState.Note, "housekeeping ones too", h => h.ForCpus("0-7", "power/pm_qos_resume_latency_us", "0").With("/dev/cpu_dma_latency", new byte[4])),
        new("P06", CheckState.NotApplicable, "No deep state", h => h.ForCpus("0-7", "power/pm_qos_resume_latency_us", "0").WithoutForCpus("0-7", "cpuidle/state2")),

        new("P07", CheckState.Note, "thread policy 'isolate'", h => h),
        new("P07", CheckState.Fail, "CPU 3 share cores with CPUs that aren't isolated", h => h.With($"{Cpu}/isolated", "1,3,5")),
        new("P07", CheckState.Fail, "SMT is on", h => h.With($"{Cpu}/isolated", "").With($"{Cpu}/nohz_full", "")) { Remedy = "nosmt" },
        new("P07", CheckState.Pass, "No sibling", h => h.With($"{Cpu}/online", "0-3")),

        new("P08", CheckState.Note, "CPU 5: 6", h => h.ForCpus("5", "power/energy_perf_bias", "6")),
        new("P08", CheckState.Unknown, "shows no file", h => h.WithoutForCpus("0-7", "power/energy_perf_bias")),

        new("P09", CheckState.Warn, "package_00_die_00 from 800 to 2400 MHz", h => h.With($"{Cpu}/intel_uncore_frequency/package_00_die_00/min_freq_khz", "800000")),
        new("P09", CheckState.Unknown, "modprobe", h => h.Without($"{Cpu}/intel_uncore_frequency")),
        new("P09", CheckState.NotApplicable, "AMD", h => h.Without($"{Cpu}/intel_uncore_frequency").Amd()),

        new("P10", CheckState.Unknown, "--window 60", h => h),
        new("P10", CheckState.Fail, "4 SMIs in 60 s", h => h) { Meanwhile = h => h.Smis(7) },
        new("P10", CheckState.Fail, "5 SMIs in 60 s", h => h.Smis(uint.MaxValue - 1)) { Meanwhile = h => h.Smis(3) },
        new("P10", CheckState.Pass, "No SMI in 60 s", h => h) { Meanwhile = h => h },
        new("P10", CheckState.Unknown, "ls_smi_rx", h => h.Amd()) { Meanwhile = h => h },
        new("P10", CheckState.NotApplicable, "x86's", h => h.Arm()) { Meanwhile = h => h },
        new("P10", CheckState.Unknown, "modprobe msr", h => h.Without("/dev/cpu")),
        new("P10", CheckState.NotApplicable, "hypervisor", h => h.IntelWith("hypervisor")) { Role = MachineRole.Host },

        new("P11", CheckState.Fail, "25 us", h => h.With("/sys/kernel/tracing/instances/hwlat/tracing_max_latency", "25")),
        new("P11", CheckState.Unknown, "rtla hwnoise -c 1,3,5,7", h => h.Without("/sys/kernel/tracing")),

        new("P12", CheckState.Note, "CPU 3 throttled up to 12 times", h => h.ForCpus("3", "thermal_throttle/core_throttle_count", "12")),
        new("P12", CheckState.Fail, "CPU 3 throttled in 60 s", h => h.ForCpus("3", "thermal_throttle/core_throttle_count", "12")) { Meanwhile = h => h.ForCpus("3", "thermal_throttle/core_throttle_count", "13") },
        new("P12", CheckState.Pass, "None in 60 s", h => h.ForCpus("3", "thermal_throttle/core_throttle_count", "12")) { Meanwhile = h => h },

        new("P13", CheckState.Warn, "polls every 300 s", h => h.With("/sys/devices/system/machinecheck/machinecheck0/check_interval", "300")) { Remedy = "/sys/devices/system/machinecheck/machinecheck0/check_interval=0" },
        new("P13", CheckState.Warn, "off altogether", h => h.Boot("mce=off")),
        new("P13", CheckState.NotApplicable, "x86", h => h.Arm()),

        new("P14", CheckState.Warn, "Open: mds", h => h.With($"{Cpu}/vulnerabilities/mds", "Vulnerable: Clear CPU buffers attempted, no microcode")),
        new("P14", CheckState.Note, "Switched off by mitigations=off: spectre_v2", h => h.Boot("mitigations=off").With($"{Cpu}/vulnerabilities/spectre_v2", "Vulnerable, STIBP: disabled")),
        new("P14", CheckState.Warn, "vmentry_l1d_flush=always", h => h.Module("kvm_intel", "vmentry_l1d_flush", "always")) { Remedy = "kvm_intel.vmentry_l1d_flush=cond" },
        new("P14", CheckState.Pass, "mitigated", h => h.With($"{Cpu}/vulnerabilities/mds", "Mitigation: Clear CPU buffers; SMT vulnerable")),

        new("P15", CheckState.Fail, "sleeps 10 ms", h => h.With("/proc/sys/kernel/split_lock_mitigate", "1")) { Remedy = "kernel.split_lock_mitigate=0" },
        new("P15", CheckState.Fail, "killed", h => h.Boot("split_lock_detect=fatal")),
        new("P15", CheckState.Pass, "held to a rate", h => h.Boot("split_lock_detect=ratelimit:10")),
        new("P15", CheckState.Pass, "Detection is off", h => h.Boot("split_lock_detect=off").With("/proc/sys/kernel/split_lock_mitigate", "1")),
        new("P15", CheckState.NotApplicable, "doesn't detect", h => h.IntelWithout("split_lock_detect")),
        new("P15", CheckState.Pass, "older than the sleep", h => h.Without("/proc/sys/kernel/split_lock_mitigate").With("/proc/sys/kernel/osrelease", "5.15.3")),

        new("P16", CheckState.Fail, "Missing: posted_intr", h => h.IntelWithout("posted_intr")),
        new("P16", CheckState.Fail, "neither vmx nor svm", h => h.Intel("fpu")) { Profile = ReadinessProfile.Packet },
        new("P16", CheckState.Unknown, "too old to list", h => h.Intel("fpu vmx ept vpid flexpriority", "")),
        new("P16", CheckState.Pass, "avic", h => h.Amd()),
        new("P16", CheckState.Warn, "Missing: avic", h => h.Amd("npt nrip_save decodeassists")) { Profile = ReadinessProfile.Packet },
        new("P16", CheckState.NotApplicable, "Only x86", h => h.Arm()),

        new("P17", CheckState.Note, "0x2b000590 on CPU 7", h => h.ForCpus("7", "microcode/version", "0x2b000590")),

        new("P18", CheckState.Note, "up to 2 nodes", h => h.ForCpus("0-7", "topology/physical_package_id", "0")),

        new("P19", CheckState.Warn, "performance: CPUs 1,3; efficiency: CPUs 5,7", h => h.With("/sys/devices/cpu_core/cpus", "0-3").With("/sys/devices/cpu_atom/cpus", "4-7")),
        new("P19", CheckState.Pass, "of the kind performance", h => h.With("/sys/devices/cpu_core/cpus", "0-3").With("/sys/devices/cpu_atom/cpus", "4-7")) { Isolated = "1,3" },
        new("P19", CheckState.Warn, "caches of 48K+512K: CPUs 5,7", h => h.ForCpus("4-7", "cache/index0/size", "48K").ForCpus("4-7", "cache/index2/size", "512K")),
        new("P19", CheckState.Unknown, "nothing tells which", h => h.Arm()),
        new("P19", CheckState.Warn, "capacity 1024: CPUs 5,7", h => h.Arm().ForCpus("0-3", "cpu_capacity", "280").ForCpus("4-5", "cpu_capacity", "1024").ForCpus("6-7", "cpu_capacity", "997")),

        new("P20", CheckState.Fail, "CPU 7 isolated and offline", h => h.With($"{Cpu}/online", "0-6").With($"{Cpu}/offline", "7")),
        new("P20", CheckState.Note, "SMT being off", h => h.With($"{Cpu}/online", "0-3").With($"{Cpu}/offline", "4-7").With($"{Cpu}/smt/control", "off")),

        new("P21", CheckState.Warn, "powersave lets links sleep", h => h.With(Policy, "default performance [powersave] powersupersave")) { Remedy = "pcie_aspm.policy=performance" },
        new("P21", CheckState.Warn, "let links sleep: 0000:3b:00.0", h => h.With(Policy, "[default] performance powersave").Card("0000:3b:00.0", aspm: 2)),
        new("P21", CheckState.Pass, "let no network card's link sleep", h => h.With(Policy, "[default] performance powersave").Card("0000:3b:00.0")),
        new("P21", CheckState.Warn, "pcie_aspm=off leaves", h => h.Boot("pcie_aspm=off").Card("0000:3b:00.0", aspm: 3)) { Remedy = "-pcie_aspm" },
        new("P21", CheckState.Unknown, "first 64 bytes", h => h.With(Policy, "[default]").Card("0000:3b:00.0").With("/sys/bus/pci/devices/0000:3b:00.0/config", new byte[64])),

        new("P22", CheckState.Note, "Dell Inc. PowerEdge R760", h => h) { Remedy = "System Profile Settings: Performance, then Custom" },
        new("P22", CheckState.Note, "HPE ProLiant", h => h.Amd().With("/sys/class/dmi/id/sys_vendor", "HPE").With("/sys/class/dmi/id/product_name", "ProLiant DL385")) { Remedy = "Determinism Slider: Performance" },
        new("P22", CheckState.Unknown, "dmidecode", h => h.Without("/sys/class/dmi")),
    ];
}
