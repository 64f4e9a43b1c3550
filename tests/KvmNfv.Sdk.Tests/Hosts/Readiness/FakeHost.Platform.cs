namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <content>What P checks read.</content>
internal sealed partial class FakeHost
{
    private const string IntelFlags = "fpu constant_tsc nonstop_tsc tsc_deadline_timer tsc_known_freq tsc_adjust vmx ept vpid flexpriority epb cat_l3 cdp_l3 mba split_lock_detect x2apic";
    private const string IntelVmxFlags = "vnmi preemption_timer posted_intr invvpid flexpriority apicv ept vpid unrestricted_guest ple pml ept_ad";

    /// <summary>An AMD host in place of the Intel one.</summary>
    public FakeHost Amd(string flags = "npt nrip_save decodeassists avic x2avic pausefilter") =>
        With("/proc/cpuinfo", $"processor\t: 0\nvendor_id\t: AuthenticAMD\nmodel name\t: Fake EPYC\nflags\t\t: fpu constant_tsc nonstop_tsc svm {flags}\n\n");

    /// <summary>An Arm host in place of the Intel one.</summary>
    public FakeHost Arm() => With("/proc/cpuinfo", "processor\t: 0\nBogoMIPS\t: 50.00\nFeatures\t: fp asimd aes\nCPU implementer\t: 0x41\n\n");

    /// <summary>The same Intel host with other flags.</summary>
    public FakeHost Intel(string flags, string vmxFlags = IntelVmxFlags) =>
        With("/proc/cpuinfo", $"processor\t: 0\nvendor_id\t: GenuineIntel\nmodel name\t: Fake Xeon\nflags\t\t: {flags}\n{(vmxFlags.Length == 0 ? "" : $"vmx flags\t: {vmxFlags}\n")}\n");

    /// <summary>The flags of the tuned host and some more, or fewer.</summary>
    public FakeHost IntelWith(string more) => Intel($"{IntelFlags} {more}");

    public FakeHost IntelWithout(string flag) => Intel(IntelFlags.Replace($" {flag}", "", StringComparison.Ordinal), IntelVmxFlags.Replace($" {flag}", "", StringComparison.Ordinal));

    /// <summary>The same file for some CPUs.</summary>
    public FakeHost ForCpus(string cpus, string file, string text)
    {
        foreach (var cpu in LibvirtXml.CpuSet.Parse(cpus))
            With($"/sys/devices/system/cpu/cpu{cpu}/{file}", text);
        return this;
    }

    public FakeHost WithoutForCpus(string cpus, string file)
    {
        foreach (var cpu in LibvirtXml.CpuSet.Parse(cpus))
            Without($"/sys/devices/system/cpu/cpu{cpu}/{file}");
        return this;
    }

    /// <summary>Makes the CPUs' folder look as that of a live machine, which lacks what isn't there.</summary>
    public FakeHost WholeCpuFolder() => With("/sys/devices/system/cpu/uevent", "").With("/sys/devices/system/cpu/power/control", "auto");

    /// <summary>Intel's counter of SMIs in the registers of all CPUs.</summary>
    public FakeHost Smis(uint count)
    {
        var registers = new byte[0x40];
        BitConverter.TryWriteBytes(registers.AsSpan(0x34), (ulong)count);
        for (var cpu = 0; cpu < 8; cpu++)
            With($"/dev/cpu/{cpu}/msr", registers);
        return this;
    }

    private static void AddPlatform(FakeHost host)
    {
        const string Cpu = "/sys/devices/system/cpu";
        host.Intel(IntelFlags).Smis(3)
            .ForCpus("0-7", "cpufreq/scaling_governor", "performance")
            .ForCpus("0-7", "cpufreq/scaling_driver", "intel_cpufreq")
            .ForCpus("0-7", "cpufreq/scaling_min_freq", "2100000")
            .ForCpus("0-7", "cpufreq/scaling_max_freq", "2100000")
            .ForCpus("0-7", "cpufreq/base_frequency", "2100000")
            .ForCpus("0-7", "power/energy_perf_bias", "0")
            .ForCpus("0-7", "power/pm_qos_resume_latency_us", "0")
            .ForCpus(Isolated, "power/pm_qos_resume_latency_us", "n/a")
            .ForCpus("0-7", "cpuidle/state0/name", "POLL").ForCpus("0-7", "cpuidle/state0/latency", "0").ForCpus("0-7", "cpuidle/state0/disable", "0")
            .ForCpus("0-7", "cpuidle/state1/name", "C1").ForCpus("0-7", "cpuidle/state1/latency", "2").ForCpus("0-7", "cpuidle/state1/disable", "0")
            .ForCpus("0-7", "cpuidle/state2/name", "C6").ForCpus("0-7", "cpuidle/state2/latency", "133").ForCpus("0-7", "cpuidle/state2/disable", "0")
            .ForCpus("0-7", "thermal_throttle/core_throttle_count", "0").ForCpus("0-7", "thermal_throttle/package_throttle_count", "0")
            .ForCpus("0-7", "cache/index0/size", "32K").ForCpus("0-7", "cache/index2/size", "2048K")
            .ForCpus("0-7", "microcode/version", "0x2b000571");
        host.With($"{Cpu}/intel_pstate/status", "passive").With($"{Cpu}/intel_pstate/no_turbo", "1")
            .With($"{Cpu}/cpuidle/current_driver", "intel_idle")
            .With($"{Cpu}/smt/active", "1").With($"{Cpu}/smt/control", "on")
            .With($"{Cpu}/offline", "")
            .With($"{Cpu}/intel_uncore_frequency/package_00_die_00/min_freq_khz", "2400000")
            .With($"{Cpu}/intel_uncore_frequency/package_00_die_00/max_freq_khz", "2400000")
            .With($"{Cpu}/vulnerabilities/itlb_multihit", "Not affected").With($"{Cpu}/vulnerabilities/l1tf", "Not affected")
            .With($"{Cpu}/vulnerabilities/spectre_v2", "Mitigation: Enhanced / Automatic IBRS")
            .With("/sys/devices/system/machinecheck/machinecheck0/check_interval", "0").With("/sys/devices/system/machinecheck/machinecheck0/ignore_ce", "0")
            .With("/proc/sys/kernel/split_lock_mitigate", "0")
            .With("/sys/kernel/tracing/instances/hwlat/current_tracer", "hwlat").With("/sys/kernel/tracing/instances/hwlat/tracing_max_latency", "3")
            .With("/sys/module/pcie_aspm/parameters/policy", "default [performance] powersave powersupersave")
            .With("/sys/class/dmi/id/sys_vendor", "Dell Inc.").With("/sys/class/dmi/id/product_name", "PowerEdge R760")
            .With("/sys/class/dmi/id/bios_version", "2.1.5").With("/sys/class/dmi/id/bios_date", "03/14/2024");
    }
}
