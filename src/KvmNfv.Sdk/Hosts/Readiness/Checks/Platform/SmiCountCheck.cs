using System.Buffers.Binary;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P10: system management interrupts, which stop all CPUs and which no kernel sees, by Intel's counter of them.</summary>
internal sealed class SmiCountCheck() : SampledCheck<Dictionary<int, uint>>(new("P10", "system management interrupts (SMI)", CheckSeverity.Critical)
{
    Wanted = "none in the window",
    Reason = "In an SMI the firmware takes all CPUs away for a hundred microseconds and more; nothing in the system can hold it off.",
    Reads = "/dev/cpu/*/msr (MSR 0x34, MSR_SMI_COUNT, bits 31:0)",
    Source = "Intel SDM volume 4, MSR_SMI_COUNT; arch/x86/events/msr.c (smi, ls_smi_rx on AMD by perf)",
    Scope = CheckScope.Host,
})
{
    private const uint SmiCount = 0x34;

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (Processor.Other(host, "SMIs are x86's; what firmware takes elsewhere shows as hardware latency (P11).") is { } other)
            return other;
        if (host.CpuInfo.Has("hypervisor"))
            return host.NotApplicable("Under a hypervisor the counter isn't the machine's.");
        return Processor.IsIntel(host)
            ? base.Evaluate(host)
            : host.Unknown("This processor has no register that counts them; perf stat -a -e ls_smi_rx sleep 60 does on AMD.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
    [
        Remedy.Firmware("SMI sources: Disabled", "Switch off in the firmware what raises SMIs: legacy USB and port 60/64 emulation, the firmware's watchdog, power capping, patrol scrub and corrected-error reports, the TCO watchdog."),
        Remedy.Manual("Stop tools that poll sensors or firmware (ipmitool, fwupd, vendor agents), and update the firmware; then count again.", reboot: false),
    ];

    protected override Dictionary<int, uint> Sample(CheckContext host)
    {
        var counts = new Dictionary<int, uint>();
        if (!host.CpuInfo.IsX86 || host.CpuInfo.Has("hypervisor") || !Processor.IsIntel(host))
            return counts;
        foreach (var cpu in PerCpu.Target(host))
        {
            if (host.Bytes($"/dev/cpu/{cpu}/msr", SmiCount, sizeof(ulong)) is not { Length: sizeof(ulong) } value)
                throw new EvidenceException($"/dev/cpu/{cpu}/msr is not there: modprobe msr, or perf stat -a -e msr/smi/ sleep 60.");
            counts[cpu] = BinaryPrimitives.ReadUInt32LittleEndian(value);
        }

        return counts;
    }

    protected override CheckFinding Compare(CheckContext host, Dictionary<int, uint> before, Dictionary<int, uint> after)
    {
        if (before.Count == 0)
            return Evaluate(host);
        // A CPU that went offline meanwhile is in one sample only.
        var deltas = after.Where(a => before.ContainsKey(a.Key)).ToDictionary(a => a.Key, a => unchecked(a.Value - before[a.Key]));
        var (worst, most) = deltas.MaxBy(d => d.Value);
        host.AddEvidence($"/dev/cpu/{worst}/msr#0x34", $"{before[worst]} -> {after[worst]}");
        var seconds = CheckContext.Number((long)host.Window.TotalSeconds);
        return most == 0 ? host.Pass($"No SMI in {seconds} s.") : host.Bad($"{most} SMIs in {seconds} s.");
    }
}
