namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>V05: guests' deadlines by the VMX preemption timer.</summary>
internal sealed class PreemptionTimerCheck() : KvmFlagCheck(
    new("V05", "VMX preemption timer", CheckSeverity.Medium)
    {
        Wanted = "kvm_intel.preemption_timer Y",
        Reason = "The processor ends the guest's turn when its deadline comes; the host's own timer would cost an interrupt and an exit.",
        Reads = "/sys/module/kvm_intel/parameters/preemption_timer",
        Source = "arch/x86/kvm/vmx/vmx.c (enable_preemption_timer)",
        Scope = CheckScope.Host,
    },
    KvmModule.Intel,
    "preemption_timer",
    true,
    "On.",
    "Off: each deadline of a guest takes a timer of the host.");
