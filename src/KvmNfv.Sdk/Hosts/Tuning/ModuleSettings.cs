namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>The module parameters for a host and a profile (arch/x86/kvm of Linux, parameters of kvm, kvm_intel and kvm_amd; drivers/vfio/pci).</summary>
internal static class ModuleSettings
{
    public static IReadOnlyList<ModuleSetting> For(TuningContext context)
    {
        // A module that is loaded and lacks the parameter is of a kernel that has none.
        var settings = All(context).Where(s => s.Now(context) is not null || context.List($"/sys/module/{s.Module}/parameters").Count == 0);
        return [.. settings];
    }

    private static IEnumerable<ModuleSetting> All(TuningContext context)
    {
        if (context.IsX86)
        {
            yield return new("kvm", "kvmclock_periodic_sync", "0", "no work on every vCPU each 300 s", "V10");
            // A boolean from Linux 6.12; before, nanoseconds, of which -1 lets the kernel find them out.
            if (context.Realtime)
            {
                yield return context.KernelAtLeast(6, 12)
                    ? new("kvm", "lapic_timer_advance", "1", "guest timers fire early by the time that injection takes", "V06")
                    : new("kvm", "lapic_timer_advance_ns", "-1", "guest timers fire early by the time that injection takes", "V06");
            }
        }

        if (context.IsIntel)
        {
            yield return new("kvm_intel", "ple_gap", "0", "no exits for PAUSE loops: each vCPU has its CPU for itself", "V09");
            yield return new("kvm_intel", "enable_apicv", "1", "interrupts are delivered without an exit", "V03");
            if (context.Realtime)
                yield return new("kvm_intel", "nested", "0", "nobody nests on a real-time host; fewer exits and less to attack", "V15");
        }

        if (context.IsAmd)
        {
            yield return new("kvm_amd", "avic", "1", "interrupts are delivered without an exit", "V03");
            yield return new("kvm_amd", "pause_filter_count", "0", "no exits for PAUSE loops: each vCPU has its CPU for itself", "V09");
            if (context.Realtime || context.KernelAtLeast(6, 0))
                yield return new("kvm_amd", "nested", "0", "AVIC and nesting exclude each other on many processors; less to attack", "V15");
        }

        yield return new("vfio_pci", "disable_idle_d3", "1", "assigned devices don't sleep while no guest has them: waking resets some of them", "I05");
    }
}
