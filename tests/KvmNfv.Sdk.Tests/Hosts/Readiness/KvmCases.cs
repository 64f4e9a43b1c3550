using KvmNfv.Sdk.Hosts.Readiness;

namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <summary>Cases of the checks V.</summary>
internal static class KvmCases
{
    private const string Guest = "/sys/kernel/debug/kvm/4711-18";

    public static IEnumerable<CheckCase> All =>
    [
        new("V01", CheckState.Fail, "no /dev/kvm", h => h.Without("/dev/kvm").With("/dev/null", "")) { Profile = ReadinessProfile.Packet },
        new("V01", CheckState.Fail, "nested", h => h.IntelWith("hypervisor")) { Role = MachineRole.Host },
        new("V01", CheckState.NotApplicable, "a guest", h => h.IntelWith("hypervisor")),
        new("V01", CheckState.Pass, "KVM is there.", h => h.Arm()),

        new("V02", CheckState.Fail, "Off: ept, vpid", h => h.Module("kvm_intel", "ept", "N").Module("kvm_intel", "vpid", "N")) { Remedy = "kvm_intel.ept=Y" },
        new("V02", CheckState.Fail, "Off: npt", h => h.Amd().Module("kvm_amd", "npt", "0")),
        new("V02", CheckState.Unknown, "isn't loaded", h => h.Without("/sys/module/kvm_intel")),

        new("V03", CheckState.Fail, "Off.", h => h.Module("kvm_intel", "enable_apicv", "N")),
        new("V03", CheckState.Fail, "Off.", h => h.Amd().Module("kvm_amd", "avic", "N")) { Remedy = "kvm_amd.avic=1" },
        new("V03", CheckState.NotApplicable, "can't", h => h.Amd("npt").Module("kvm_amd", "avic", "N")),

        new("V04", CheckState.NotApplicable, "No guest runs", h => h),
        new("V04", CheckState.Unknown, "kvm_apicv_inhibit_changed", h => h.With($"{Guest}/irq_window_exits", "5")),
        new("V04", CheckState.Warn, "process", h => h.With($"{Guest}/irq_window_exits", "5")) { Meanwhile = h => h.With($"{Guest}/irq_window_exits", "9005") },
        new("V04", CheckState.Pass, "None of 1 guests", h => h.With($"{Guest}/irq_window_exits", "5")) { Meanwhile = h => h.With($"{Guest}/irq_window_exits", "6") },
        new("V04", CheckState.NotApplicable, "V03", h => h.Module("kvm_intel", "enable_apicv", "N")),

        new("V05", CheckState.Warn, "Off", h => h.Module("kvm_intel", "preemption_timer", "N")) { Remedy = "kvm_intel.preemption_timer=Y" },
        new("V05", CheckState.NotApplicable, "Only KVM on Intel", h => h.Amd()),

        new("V06", CheckState.Warn, "Off.", h => h.Module("kvm", "lapic_timer_advance_ns", "0")) { Remedy = "kvm.lapic_timer_advance_ns=-1" },
        new("V06", CheckState.Warn, "Off.", h => h.Without("/sys/module/kvm/parameters/lapic_timer_advance_ns").Module("kvm", "lapic_timer_advance", "N")) { Remedy = "kvm.lapic_timer_advance=Y" },
        new("V06", CheckState.Warn, "Fixed at 9000 ns", h => h.Module("kvm", "lapic_timer_advance_ns", "9000")),

        new("V07", CheckState.Warn, "Off.", h => h.Module("kvm", "pi_inject_timer", "0")),
        new("V07", CheckState.NotApplicable, "K05", h => h.Module("kvm", "pi_inject_timer", "0").With("/sys/devices/system/cpu/nohz_full", "")),

        new("V08", CheckState.Note, "Off", h => h.Module("kvm", "halt_poll_ns", "0")),
        new("V08", CheckState.Warn, "Only 10000 ns", h => h.Module("kvm", "halt_poll_ns", "10000")),
        new("V08", CheckState.Pass, "50000 ns", h => h.Arm().Module("kvm", "halt_poll_ns", "50000")),

        new("V09", CheckState.Warn, "ple_gap is 128", h => h.Module("kvm_intel", "ple_gap", "128")) { Remedy = "kvm_intel.ple_gap=0" },
        new("V09", CheckState.Warn, "pause_filter_count is 3000", h => h.Amd().Module("kvm_amd", "pause_filter_count", "3000")),

        new("V10", CheckState.Warn, "every 300 s", h => h.Module("kvm", "kvmclock_periodic_sync", "Y")) { Remedy = "kvm.kvmclock_periodic_sync=N" },

        new("V11", CheckState.Fail, "isn't affected, and KVM breaks", h => h.Module("kvm", "nx_huge_pages", "Y")),
        new("V11", CheckState.Warn, "a guest can stop the machine", h => h.With("/sys/devices/system/cpu/vulnerabilities/itlb_multihit", "KVM: Vulnerable")),
        new("V11", CheckState.Note, "nobody joins", h => h.With("/sys/devices/system/cpu/vulnerabilities/itlb_multihit", "KVM: Mitigation: Split huge pages").Module("kvm", "nx_huge_pages", "Y")),
        new("V11", CheckState.Fail, "joins them again", h => h.With("/sys/devices/system/cpu/vulnerabilities/itlb_multihit", "KVM: Mitigation: Split huge pages").Module("kvm", "nx_huge_pages", "Y").Module("kvm", "nx_huge_pages_recovery_ratio", "60")),
        new("V11", CheckState.Pass, "stay whole", h => h.Module("kvm", "nx_huge_pages", "never")),

        new("V12", CheckState.Note, "kvm.tdp_mmu, kvm_intel.pml", h => h.Module("kvm", "tdp_mmu", "N").Module("kvm_intel", "pml", "N")) { Remedy = "kvm_intel.pml=Y" },
        new("V12", CheckState.Pass, "On.", h => h.Amd().Module("kvm_intel", "pml", "N")),

        new("V13", CheckState.Warn, "Off", h => h.Module("kvm", "eager_page_split", "N")) { Remedy = "/sys/module/kvm/parameters/eager_page_split=Y" },

        new("V14", CheckState.Warn, "500 us", h => h.Module("kvm", "min_timer_period_us", "500")),

        new("V15", CheckState.Note, "On", h => h.Module("kvm_intel", "nested", "Y")) { Remedy = "kvm_intel.nested=0" },

        new("V16", CheckState.Note, "no guest runs", h => h.Module("kvm", "enable_pmu", "Y")),
        new("V16", CheckState.Warn, "processes 900", h => h.Module("kvm", "enable_pmu", "Y").Qemu(900, "host,migratable=on")),
        new("V16", CheckState.Pass, "None of 2 guests", h => h.Module("kvm", "enable_pmu", "Y").Qemu(900, "host,migratable=on,pmu=off").Qemu(901, "Skylake-Server")),

        new("V17", CheckState.Note, "ignore_msrs", h => h.Module("kvm", "ignore_msrs", "Y")) { Remedy = "kvm.ignore_msrs=N" },
    ];
}
