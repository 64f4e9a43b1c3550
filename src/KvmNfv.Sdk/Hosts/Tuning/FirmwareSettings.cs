namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>
/// Firmware settings by maker, in that maker's words where they are known: the set-up screens of FD.io CSIT's test beds (Supermicro with Ice Lake
/// and with EPYC), Dell's, HPE's and Lenovo's manuals; the processor makers' words otherwise.
/// </summary>
internal static class FirmwareSettings
{
    public static IReadOnlyList<FirmwareSetting> For(TuningContext context)
    {
        var maker = context.Host.SystemVendor ?? "";
        var settings = maker switch
        {
            _ when maker.Contains("Dell", StringComparison.OrdinalIgnoreCase) => Dell(context),
            _ when maker.StartsWith("HP", StringComparison.OrdinalIgnoreCase) || maker.Contains("Hewlett", StringComparison.OrdinalIgnoreCase) => Hpe(context),
            _ when maker.Contains("Lenovo", StringComparison.OrdinalIgnoreCase) => Lenovo(context),
            _ when maker.Contains("Supermicro", StringComparison.OrdinalIgnoreCase) && context.IsIntel => SupermicroIntel(context),
            _ when maker.Contains("Supermicro", StringComparison.OrdinalIgnoreCase) && context.IsAmd => SupermicroAmd(context),
            _ when context.IsIntel => Intel(context),
            _ when context.IsAmd => Amd(context),
            _ when context.IsArm => Arm(),
            _ => [],
        };
        return [.. settings, .. Everywhere(context)];
    }

    private static string Turbo(TuningContext context) => context.Realtime ? "Disabled" : "Enabled, or Disabled for equal packet rates";

    private static string Smt(TuningContext context) => context.Realtime ? "Disabled (or leave siblings of real-time CPUs unused)" : "Enabled";

    private static IEnumerable<FirmwareSetting> Everywhere(TuningContext context)
    {
        if (context.IsArm)
            yield break;
        yield return new("Legacy USB support, port 60/64 emulation", "Disabled", "both work by system management interrupts, which stop every CPU unseen");
        yield return new("Watchdog of the firmware", "Disabled", "the same");
        yield return new("Memory patrol scrub", "Disabled, or once a day", "takes memory bandwidth at moments of its own");
        yield return new("Hardware prefetchers", "Enabled", "packet code reads memory in order");
    }

    private static IEnumerable<FirmwareSetting> SupermicroIntel(TuningContext context) =>
    [
        new("Power Technology", "Custom", "opens the settings below"),
        new("Power Performance Tuning", "BIOS Controls EPB", "with the next"),
        new("ENERGY_PERF_BIAS_CFG Mode", "Maximum Performance", "speed before energy"),
        new("SpeedStep (P-States)", "Disable", "no changes of frequency"),
        new("Hardware P-States", "Disable", "the processor chooses none by itself"),
        new("CPU C6 Report", "Disable", "leaving C6 takes 100 us and more"),
        new("Enhanced Halt State (C1E)", "Disable", "leaving it changes the frequency"),
        new("Package C State", "C0/C1 state", "leaving deeper ones wakes the whole uncore"),
        new("Software Controlled T-States", "Disable", "no throttling by software"),
        new("Link L0p Enable, Link L1 Enable", "Disable", "the links between sockets don't sleep"),
        new("PCI-E ASPM Support (Global)", "Disable", "PCIe links don't sleep"),
        new("Turbo Mode", Turbo(context), "frequency depends on what other cores do"),
        new("Hyper-Threading [ALL]", Smt(context), "siblings share a pipeline"),
        new("SNC (Sub NUMA)", "Enable where guests fit a half socket", "shorter ways to cache and memory"),
        new("VMX, Intel VT for Directed I/O", "Enable", "KVM and assigned devices"),
        new("Extended APIC", "Enable", "interrupts without exits (x2APIC)"),
        new("SR-IOV Support, Above 4G Decoding, ARI Support", "Enabled", "virtual functions"),
        new("Port 60/64 Emulation, Watch Dog Function", "Disabled", "system management interrupts"),
    ];

    private static IEnumerable<FirmwareSetting> SupermicroAmd(TuningContext context) =>
    [
        new("Determinism Control", "Manual", "opens the next"),
        new("Determinism Slider", "Performance", "all processors of a kind run alike"),
        new("Global C-state control", "Disabled", "leaving C2 takes 100 us and more"),
        new("DF Cstates", "Disabled", "the fabric between dies doesn't sleep"),
        new("APBDIS", "1", "with the next"),
        new("Fixed SOC Pstate", "P0", "the fabric keeps one frequency"),
        new("Core Performance Boost", context.Realtime ? "Disabled" : "Auto", "frequency depends on what other cores do"),
        new("SMT Control", context.Realtime ? "Disabled (or leave siblings of real-time CPUs unused)" : "Auto", "siblings share a pipeline"),
        new("NUMA Nodes Per Socket", "NPS4, or NPS2 for larger guests", "shorter ways to memory"),
        new("ACPI SRAT L3 Cache As NUMA Domain", "Disabled", "kvmnfv reads cache domains by itself; 24 nodes make guests hard to place"),
        new("SVM Mode", "Enabled", "KVM"),
        new("IOMMU", "Enabled", "assigned devices, interrupts without exits (AVIC)"),
        new("Local APIC Mode", "x2APIC", "interrupts without exits"),
        new("ACS Enable", "Enable", "devices in IOMMU groups of their own"),
        new("High Precision Event Timer", "Disabled", "nothing reads that slow clock by mistake"),
        new("SMEE", "Disabled where memory encryption isn't asked for", "latency of memory"),
    ];

    private static IEnumerable<FirmwareSetting> Dell(TuningContext context) =>
    [
        new("System Profile", "Custom (start from Performance)", "opens the settings below"),
        new("CPU Power Management", "Maximum Performance", "no changes of frequency"),
        new("C1E", "Disabled", "leaving it changes the frequency"),
        new("C States", "Disabled", "leaving deep ones takes 100 us and more"),
        new("Turbo Boost (Core Performance Boost on AMD)", Turbo(context), "frequency depends on what other cores do"),
        new("Uncore Frequency", "Maximum", "cache and mesh keep one speed"),
        new("Energy Efficient Policy", "Performance", "speed before energy"),
        new("Memory Patrol Scrub", "Disabled", "memory bandwidth at moments of its own"),
        new("PCI ASPM L1 Link Power Management", "Disabled", "PCIe links don't sleep"),
        new("Logical Processor", Smt(context), "siblings share a pipeline"),
        new("Virtualization Technology", "Enabled", "KVM and assigned devices"),
        new("X2APIC Mode", "Enabled", "interrupts without exits"),
        new("SR-IOV Global Enable", "Enabled", "virtual functions"),
    ];

    private static IEnumerable<FirmwareSetting> Hpe(TuningContext context) =>
    [
        new("Workload Profile", context.Realtime ? "Low Latency, then Custom for the rest" : "Virtualization - Max Performance, then Custom for the rest", "sets most of what follows"),
        new("Power Regulator", "Static High Performance Mode", "no changes of frequency"),
        new("Minimum Processor Idle Power Core C-State", "No C-states", "leaving deep ones takes 100 us and more"),
        new("Minimum Processor Idle Power Package C-State", "No Package State", "the same for the uncore"),
        new("Processor Power and Utilization Monitoring", "Disabled", "works by system management interrupts"),
        new("Collaborative Power Control", "Disabled", "frequency is not negotiated with the firmware"),
        new(context.IsAmd ? "Core Boosting" : "Intel Turbo Boost Technology", Turbo(context), "frequency depends on what other cores do"),
        new(context.IsAmd ? "AMD SMT Option" : "Intel Hyper-Threading", Smt(context), "siblings share a pipeline"),
        new("Memory Patrol Scrubbing", "Disabled", "memory bandwidth at moments of its own"),
        new(context.IsAmd ? "AMD Virtualization Technology, AMD IOMMU" : "Intel Virtualization Technology (VT), Intel VT-d", "Enabled", "KVM and assigned devices"),
        new("Processor x2APIC Support", "Enabled", "interrupts without exits"),
        new("SR-IOV", "Enabled", "virtual functions"),
    ];

    private static IEnumerable<FirmwareSetting> Lenovo(TuningContext context) =>
    [
        new("Operating Mode", "Maximum Performance, then Custom Mode for the rest", "sets most of what follows"),
        new(context.IsAmd ? "Global C-state Control" : "C-States", context.IsAmd ? "Disabled" : "Disable", "leaving deep ones takes 100 us and more"),
        new(context.IsAmd ? "DF C-States" : "C1 Enhanced Mode", "Disable", "leaving it changes frequencies"),
        new(context.IsAmd ? "Core Performance Boost" : "Turbo Mode", Turbo(context), "frequency depends on what other cores do"),
        new(context.IsAmd ? "SMT Mode" : "Hyper-Threading", Smt(context), "siblings share a pipeline"),
        new(context.IsAmd ? "SVM Mode, IOMMU" : "Intel Virtualization Technology, Intel VT for Directed I/O (VT-d)", "Enable", "KVM and assigned devices"),
        new("SRIOV", "Enable", "virtual functions"),
    ];

    private static IEnumerable<FirmwareSetting> Intel(TuningContext context) =>
    [
        new("Power and performance policy", "Maximum performance", "speed before energy"),
        new("Enhanced Intel SpeedStep (EIST), hardware P-states (HWP)", "Disabled", "no changes of frequency"),
        new("C6, C1E, package C-states", "Disabled (package C-state limit C0/C1)", "leaving deep ones takes 100 us and more"),
        new("T-states", "Disabled", "no throttling by software"),
        new("Uncore frequency scaling", "Disabled, maximum", "cache and mesh keep one speed"),
        new("Turbo Boost", Turbo(context), "frequency depends on what other cores do"),
        new("Hyper-Threading", Smt(context), "siblings share a pipeline"),
        new("Sub-NUMA clustering (SNC)", "Enabled where guests fit a part of a socket", "shorter ways to cache and memory"),
        new("VT-x, VT-d, x2APIC, SR-IOV, above 4G decoding", "Enabled", "KVM, assigned devices, interrupts without exits"),
        new("PCIe ASPM", "Disabled", "PCIe links don't sleep"),
    ];

    private static IEnumerable<FirmwareSetting> Amd(TuningContext context) =>
    [
        new("Determinism slider", "Performance", "all processors of a kind run alike"),
        new("Global C-state control, DF C-states", "Disabled", "leaving them takes 100 us and more"),
        new("APBDIS, fixed SOC P-state", "1, P0", "the fabric keeps one frequency"),
        new("Core performance boost", Turbo(context), "frequency depends on what other cores do"),
        new("SMT control", Smt(context), "siblings share a pipeline"),
        new("NUMA nodes per socket (NPS)", "NPS4, or NPS2 for larger guests", "shorter ways to memory"),
        new("L3 cache as NUMA domain", "Disabled", "kvmnfv reads cache domains by itself"),
        new("SVM, IOMMU, x2APIC, SR-IOV, above 4G decoding", "Enabled", "KVM, assigned devices, interrupts without exits"),
        new("PCIe ASPM", "Disabled", "PCIe links don't sleep"),
    ];

    private static IEnumerable<FirmwareSetting> Arm() =>
    [
        new("Low power idle (LPI) states, CPPC", "Disabled, or performance", "no sleep states that are slow to leave, no changes of frequency"),
        new("SMMU", "Enabled", "assigned devices"),
        new("SR-IOV, above 4G decoding", "Enabled", "virtual functions"),
        new("PCIe ASPM", "Disabled", "PCIe links don't sleep"),
        new("NUMA mode (ANC on Altra)", "quadrant or hemisphere where guests fit", "shorter ways to cache and memory"),
    ];
}
