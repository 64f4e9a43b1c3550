using System.Globalization;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>
/// I03: interrupts of assigned devices straight to the vCPU. Linux posts only when every unit can: bit 59 of VT-d's capabilities, with remapping by bit 3 of
/// the extended ones; on AMD the guest's virtual APIC (bits 7 and 21 of the extended features) and AVIC in KVM.
/// </summary>
internal sealed class PostedInterruptsCheck() : ReadinessCheck(new("I03", "interrupt remapping and posted interrupts", CheckSeverity.High)
{
    Wanted = "every IOMMU unit able to remap and to post, neither switched off at boot, and APICv or AVIC on (V03)",
    Reason = "A posted interrupt reaches the vCPU while it runs. Without, the host takes it, and wakes or kicks the vCPU: an exit for each.",
    Reads = "/sys/class/iommu/dmar*/intel-iommu/{cap,ecap}, /sys/class/iommu/ivhd*/amd-iommu/features, /proc/cmdline",
    Source = "drivers/iommu/intel/irq_remapping.c (set_irq_posting_cap); drivers/iommu/intel/iommu.h (cap_pi_support, ecap_ir_support); drivers/iommu/amd/amd_iommu_types.h (FEATURE_GA, FEATURE_GAM_VAPIC)",
    Scope = CheckScope.Host,
})
{
    private const string Folder = "/sys/class/iommu";
    private const ulong CapPosting = 1UL << 59;
    private const ulong ExtendedRemapping = 1UL << 3;
    private const ulong FeatureGuestApic = 1UL << 7;
    private const ulong FeatureGuestVirtualApic = 1UL << 21;

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (Processor.Other(host, "Only x86 tells; on Arm it is GICv4's virtual interrupts, which the kernel's log names.") is { } other)
            return other;
        var units = host.List(Folder);
        if (units.Count == 0)
            return host.List("/sys/class").Count > 0 ? host.NotApplicable("There is no IOMMU (I01).") : host.Unknown("/sys/class is not to be seen: a recording without it.");
        var remapping = host.Parameter("intremap");
        if (remapping == "off" || host.Parameter("nointremap") is not null)
            return host.Bad("Interrupt remapping is switched off at boot.", Remedy.KernelParameter("-intremap"));
        if (remapping?.Split(',').Contains("nopost") == true || host.Parameter("amd_iommu_intr") == "legacy")
            return host.Bad("Posting is switched off at boot.", Remedy.KernelParameter(remapping is null ? "-amd_iommu_intr" : "-intremap"));
        var (intel, amd) = (units.Where(u => u.StartsWith("dmar", StringComparison.Ordinal)).ToList(), units.Where(u => u.StartsWith("ivhd", StringComparison.Ordinal)).ToList());
        if (intel.Count + amd.Count == 0)
            return host.NotApplicable("The IOMMU is neither VT-d nor AMD-Vi.");
        var cannot = intel.Where(u => !CanIntel(host, u)).Concat(amd.Where(u => !CanAmd(host, u))).ToList();
        if (cannot.Count > 0)
            return host.Bad($"{string.Join(", ", cannot)} can't, so the kernel posts nowhere.");
        return InterruptVirtualizationCheck.IsOn(host) == false
            ? host.Bad("The IOMMU can, but KVM's interrupt virtualisation is off (V03), which posting needs.", Processor.IsAmd(host) ? Remedy.Module(KvmModule.Amd, "avic", "1") : Remedy.Module(KvmModule.Intel, "enable_apicv", "Y"))
            : host.Pass($"All {intel.Count + amd.Count} units remap and post.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Firmware("Interrupt remapping and posted interrupts: Enabled", "Switch interrupt remapping, posted interrupts and x2APIC on in the firmware; where it has no such switch, the machine can't.")];

    private static bool CanIntel(CheckContext host, string unit)
    {
        var cap = Hex(host, $"{Folder}/{unit}/intel-iommu/cap");
        var extended = Hex(host, $"{Folder}/{unit}/intel-iommu/ecap");
        return (cap & CapPosting) != 0 && (extended & ExtendedRemapping) != 0;
    }

    private static bool CanAmd(CheckContext host, string unit)
    {
        var features = Hex(host, $"{Folder}/{unit}/amd-iommu/features");
        const ulong Both = FeatureGuestApic | FeatureGuestVirtualApic;
        return (features & Both) == Both;
    }

    // Newer kernels write AMD's two registers with a colon between, some with the second one first; the first always has the larger number, since the
    // width of addresses stands in its upper half.
    private static ulong Hex(CheckContext host, string path)
    {
        var text = host.Text(path) ?? throw new EvidenceException($"{path} is not there.");
        return text.Split(':').Max(w => ulong.TryParse(w, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value : throw new InvalidDataException($"{path} holds '{Printable.Bounded(text)}' where a hexadecimal number should be."));
    }
}
