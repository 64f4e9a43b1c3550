namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <content>What V checks read.</content>
internal sealed partial class FakeHost
{
    /// <summary>A parameter of a module.</summary>
    public FakeHost Module(string module, string parameter, string value) => With($"/sys/module/{module}/parameters/{parameter}", value);

    private static void AddKvm(FakeHost host) => host.With("/dev/kvm", "")
        .Module("kvm_intel", "ept", "Y").Module("kvm_intel", "vpid", "Y").Module("kvm_intel", "unrestricted_guest", "Y")
        .Module("kvm_intel", "enable_apicv", "Y").Module("kvm_intel", "preemption_timer", "Y").Module("kvm_intel", "ple_gap", "0")
        .Module("kvm_intel", "nested", "N").Module("kvm_intel", "eptad", "Y").Module("kvm_intel", "pml", "Y")
        .Module("kvm_amd", "npt", "Y").Module("kvm_amd", "avic", "Y").Module("kvm_amd", "nested", "0").Module("kvm_amd", "pause_filter_count", "0")
        .Module("kvm", "lapic_timer_advance_ns", "-1").Module("kvm", "pi_inject_timer", "1").Module("kvm", "halt_poll_ns", "200000")
        .Module("kvm", "kvmclock_periodic_sync", "N").Module("kvm", "nx_huge_pages", "N").Module("kvm", "nx_huge_pages_recovery_ratio", "0")
        .Module("kvm", "tdp_mmu", "Y").Module("kvm", "eager_page_split", "Y").Module("kvm", "min_timer_period_us", "200")
        .Module("kvm", "enable_pmu", "N").Module("kvm", "vector_hashing", "Y").Module("kvm", "ignore_msrs", "N").Module("kvm", "mitigate_smt_rsb", "N")
        .With("/sys/kernel/debug/kvm/irq_window_exits", "0");
}
