namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>What to set in the firmware, in the words of each vendor's setup; settings can't be read from Linux.</summary>
internal static class FirmwareAdvice
{
    // Vendors as DMI's sys_vendor begins, and where their setup holds the one setting that sets most others.
    private static readonly (string Vendor, string Setting, string Text)[] s_profiles =
    [
        ("Dell", "System Profile Settings: Performance, then Custom", "Dell: System BIOS, System Profile Settings: Performance; then Custom with C1E and C States Disabled, Monitor/Mwait Enabled, Uncore Frequency Maximum, CPU Power Management Maximum Performance, Memory Patrol Scrub Disabled."),
        ("HP", "Workload Profile: Low Latency", "HPE: Workload Profile: Low Latency (Gen10 and later), which sets power, C-states and Processor Jitter Control; Processor Jitter Control Mode Disabled; or Real-Time where the system offers it."),
        ("Lenovo", "Operating Mode: Maximum Performance", "Lenovo: System Settings, Operating Modes: Maximum Performance; then Custom Mode with C-States and C1 Enhanced Mode Disabled, Patrol Scrub Disabled, CPU P-state Control None or Legacy."),
        ("Supermicro", "Power Technology: Custom", "Supermicro: Advanced, CPU Configuration, Advanced Power Management: Power Technology Custom, Energy Performance Tuning off, CPU C-states (C1E, C6 report, package C) Disabled, SpeedStep Disabled for one fixed frequency."),
        ("Intel", "CPU Power and Performance Policy: Performance", "Intel: Advanced, Power & Performance: CPU Power and Performance Policy Performance, Workload Configuration I/O Sensitive; CPU C State Control: package C0/C1, C6 and C1E Disabled; Hardware P-States Disabled."),
        ("Quanta", "Energy Performance Tuning: Performance", "Quanta: Power Technology Custom, CPU C-states and C1E Disabled, package C0/C1."),
        ("Cisco", "CPU Performance: HPC or High Throughput", "Cisco UCS: BIOS policy: CPU Performance Custom, Processor C1E, C3 and C6 Report disabled, Power Technology Performance, Package C State Limit C0/C1."),
        ("FUJITSU", "Power Profile: Performance", "Fujitsu: CPU Configuration: Power Technology Custom, Enhanced SpeedStep per need, CPU C1E and C6 Disabled, Package C State Limit C0."),
        ("HUAWEI", "Power Policy: Performance", "Huawei: Power Policy Performance, C-states and C1E Disabled; Custom Refresh Rate and Patrol Scrub off."),
        ("GIGABYTE", "Determinism and C-states", "Gigabyte: C-states Disabled, Power/Performance determinism by the processor's part of the setup."),
        ("ASUS", "Power profile: High performance", "ASUS: Engine Boost off, C-states Disabled, power profile High performance."),
    ];

    private static readonly (string Setting, string Text)[] s_all =
    [
        ("Power profile: Maximum performance", "Power: maximum performance; power capping, ASPM and memory power saving off."),
        ("SMI sources: Disabled", "Legacy USB and port 60/64 emulation, the firmware's watchdog and patrol scrub off, corrected errors reported by a high threshold: each raises SMIs."),
        ("SR-IOV: Enabled", "SR-IOV, x2APIC, virtualisation and the IOMMU with interrupt remapping on; above-4G decoding on."),
    ];

    private static readonly (string Setting, string Text)[] s_intel =
    [
        ("C-states, C1E, package C-state: Disabled", "C-states, C1E and package C-states off (C0/C1), SpeedStep and Hardware P-states off or legacy, uncore frequency at maximum."),
        ("VT-x, VT-d: Enabled", "VT-x, VT-d with interrupt remapping and posted interrupts on."),
        ("Sub-NUMA Clustering: as planned", "SNC as the placement plan has it; prefetchers and DCU left on."),
    ];

    private static readonly (string Setting, string Text)[] s_amd =
    [
        ("Global C-state Control, DF C-states: Disabled", "Global C-state control and DF C-states off; APBDIS 1 with fixed SOC P-state P0, which holds the fabric's frequency."),
        ("Determinism Slider: Performance", "Determinism by performance, core performance boost off for real-time; cTDP and package power limit at maximum."),
        ("SVM, IOMMU: Enabled", "SVM, IOMMU, AVIC and x2APIC on."),
        ("NPS: as planned", "NPS and 'L3 cache as NUMA domain' as the placement plan has them; preferred I/O for the NIC where offered."),
    ];

    private static readonly (string Setting, string Text) s_threads = ("Hyper-Threading / SMT: Disabled", "Hardware threads off for real-time guests, or their siblings left empty (P07).");

    public static IEnumerable<Remedy> For(string vendor, bool intel, bool amd, bool realtime)
    {
        foreach (var profile in s_profiles.Where(p => vendor.StartsWith(p.Vendor, StringComparison.OrdinalIgnoreCase)))
            yield return Remedy.Firmware(profile.Setting, profile.Text);
        IEnumerable<(string Setting, string Text)> rest = [.. s_all, .. intel ? s_intel : [], .. amd ? s_amd : []];
        if (realtime)
            rest = rest.Append(s_threads);
        foreach (var (setting, text) in rest)
            yield return Remedy.Firmware(setting, text);
    }
}
