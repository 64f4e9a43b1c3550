using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>Features of the virtual machine.</summary>
internal static class FeatureRules
{
    public static AuditCheck[] All { get; } =
    [
        AuditCheck.Of("pmu", AuditSeverity.Warning, null, "the guest has a virtual PMU", "Its counters are switched at each entry and exit, and its overflow is an NMI.",
            c => c.IsKvm && c.Domain.Features.Pmu != false ? [new AuditFault(c.Domain.Features, "The PMU is not off.", "Add <pmu state='off'/>.")] : []),
        AuditCheck.Of("apic-eoi", AuditSeverity.Note, null, "the end of an interrupt may cost an exit", "Where the CPU has no APICv or AVIC, paravirtual EOI saves it.",
            c => c.IsKvm && c.IsX86 && c.Domain.Features.Apic.EndOfInterrupt != true ? [new AuditFault(c.Domain.Features.Apic, "eoi is not on.", "Set <apic eoi='on'/>.")] : []),
        AuditCheck.Of("ioapic-qemu", AuditSeverity.Warning, null, "the IOAPIC is emulated in QEMU", "Each level interrupt goes through QEMU; it is needed only for interrupt remapping in the guest.",
            c => c.Domain.Features.IoApicDriver == "qemu" && !c.Domain.Devices.Iommus.Any(i => i.Driver.Exists)
                ? [new AuditFault(c.Domain.Features, "ioapic has driver='qemu' and no guest IOMMU needs it.", "Take <ioapic/> out, or set driver='kvm'.")] : []),
        AuditCheck.Of("hint-dedicated", AuditSeverity.Note, AuditSeverity.Note, "the guest doesn't know that its vCPUs are never preempted", "Told so, its locks spin instead of yielding, and it doesn't poll for lost wake-ups.",
            c => c.IsKvm && c.IsX86 && c.Exclusive == c.Cpus.VCpus && c.Domain.Features.Kvm.HintDedicated != true
                ? [new AuditFault(c.Domain.Features.Kvm, "Every vCPU has a CPU to itself, and hint-dedicated is not on.", "Add <hint-dedicated state='on'/> to kvm.")] : []),
        AuditCheck.Of("hint-dedicated-false", AuditSeverity.Error, AuditSeverity.Warning, "the guest is told that its vCPUs are never preempted, and one is", "Its locks spin while the holder waits for a CPU.",
            c => c.Domain.Features.Kvm.HintDedicated == true && !(c.Cpus.VCpus - c.Exclusive).IsEmpty
                ? [new AuditFault(c.Domain.Features.Kvm, $"hint-dedicated is on, and vCPUs {c.Cpus.VCpus - c.Exclusive} have no CPU to themselves.", "Take hint-dedicated out, or pin every vCPU to a CPU of its own.")] : []),
        AuditCheck.Of("hap-off", AuditSeverity.Error, AuditSeverity.Warning, "nested paging is off", "Every change of a page table in the guest is then an exit.",
            c => c.Domain.Features.HardwareAssistedPaging == false ? [new AuditFault(c.Domain.Features, "hap is off.", "Take <hap state='off'/> out.")] : []),
        AuditCheck.Of("vmport", AuditSeverity.Note, AuditSeverity.Note, "the VMware port is there", "Nothing in a VNF uses it, and it is a way into QEMU.",
            c => c.IsX86 && c.Domain.Features.VmPort != false ? [new AuditFault(c.Domain.Features, "vmport is not off.", "Add <vmport state='off'/>.")] : []),
        AuditCheck.Of("smm", AuditSeverity.Warning, null, "the guest has a system management mode", "It takes all vCPUs out of the guest at once; only secure boot needs it.",
            c => c.IsKvm && c.IsX86 && c.Domain.Features.Smm.State != false && c.Domain.Os.Loader.Secure != true && c.Domain.Os.Firmware is null
                ? [new AuditFault(c.Domain.Features, "smm is not off, and no secure boot needs it.", "Add <smm state='off'/>.")] : []),
        AuditCheck.Of("cpu-pm", AuditSeverity.Error, AuditSeverity.Warning, "idle is left to the guest, and a vCPU has no CPU to itself", "With cpu-pm=on HLT and MWAIT don't exit: the CPU never looks idle, and whoever shares it waits.",
            c => c.Domain.QemuCommandLine.Arguments.Any(a => a.Value?.Contains("cpu-pm=on", StringComparison.Ordinal) == true) && !(c.Cpus.VCpus - c.Exclusive).IsEmpty
                ? [new AuditFault(c.Domain.QemuCommandLine, $"-overcommit cpu-pm=on, and vCPUs {c.Cpus.VCpus - c.Exclusive} have no CPU to themselves.", "Take it out, or pin every vCPU to a CPU of its own.")] : []),
    ];
}
