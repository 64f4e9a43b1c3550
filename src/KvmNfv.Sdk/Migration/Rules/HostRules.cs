using static KvmNfv.Sdk.Migration.Conditions;

namespace KvmNfv.Sdk.Migration;

/// <summary>What the two hosts must have.</summary>
internal static class HostRules
{
    public static IEnumerable<MigrationRule> All { get; } =
    [
        new(Fact(RuleFact.SameHostUuid))
        {
            Id = "host-uuid", Severity = PreflightOutcome.Refused, NoteWhenUnknown = true,
            Reason = "libvirt compares host UUIDs, not names, and takes two hosts with the same one for one host.",
            Mend = "Give one host its own host_uuid in libvirtd.conf (virtqemud.conf) and restart the daemon.",
            Source = "libvirt src/qemu/qemu_migration_cookie.c",
        },
        new(!Fact(RuleFact.DomainActive) & !Flag(Libvirt.DomainMigrateFlags.Offline))
        {
            Id = "inactive-domain", Severity = PreflightOutcome.Refused,
            Reason = "The domain does not run, so there is nothing to migrate live.",
            Mend = "Start it, or move only its definition (offline).",
            Source = "libvirt src/qemu/qemu_migration.c",
        },
        new(Fact(RuleFact.DomainActive) & !Fact(RuleFact.DestinationRunsType))
        {
            Id = "domain-type", Severity = PreflightOutcome.Refused,
            Reason = "The destination cannot run domains of this type: kvm needs /dev/kvm there.",
            Mend = "Load the kvm module on the destination, or choose another host.",
            Source = "libvirt capabilities",
        },
        new(Fact(RuleFact.DomainActive) & !Fact(RuleFact.DestinationHasMachine))
        {
            Id = "machine-type", Severity = PreflightOutcome.Refused,
            Reason = "The destination's QEMU has no such machine type; the guest's hardware must be the same on both sides.",
            Mend = "Choose a destination with a QEMU that has it; a guest keeps its machine type until it is started anew.",
            Source = "libvirt capabilities",
        },
        new(Fact(RuleFact.DomainActive) & !Fact(RuleFact.DestinationRunsCpu))
        {
            Id = "guest-cpu", Severity = PreflightOutcome.Refused, NoteWhenUnknown = true,
            Reason = "The guest's CPU has features that the destination cannot give.",
            Mend = "Use a CPU model that both hosts have: virsh hypervisor-cpu-baseline computes one; the guest must be started anew with it.",
            Source = "libvirt virConnectCompareHypervisorCPU",
        },
        new(Fact(RuleFact.DomainActive) & Fact(RuleFact.HostPassthrough) & Fact(RuleFact.CpusDiffer))
        {
            Id = "cpu-passthrough", Severity = PreflightOutcome.Harmful,
            Reason = "The guest sees the source's CPU as it is, and the hosts' CPUs differ; a feature or an erratum missing over there can crash it after the move.",
            Mend = "Migrate between equal CPUs and microcode, or use a named CPU model.",
            Source = "libvirt formatdomain, host-passthrough",
        },
        new(Fact(RuleFact.DomainActive) & Fact(RuleFact.HugePages) & !Fact(RuleFact.DestinationHasPages))
        {
            Id = "huge-pages", Severity = PreflightOutcome.Refused, NoteWhenUnknown = true,
            Reason = "The destination has too few free huge pages of the guest's page size.",
            Mend = "Allocate them there (virsh allocpages, or kernel parameters for 1 GiB pages) before the migration.",
            Source = "libvirt virNodeGetFreePages",
        },
        new(Fact(RuleFact.DomainActive) & !Fact(RuleFact.HugePages) & !Fact(RuleFact.DestinationHasMemory))
        {
            Id = "free-memory", Severity = PreflightOutcome.Refused,
            Reason = "The destination has less free memory than the guest has.",
            Mend = "Free memory there, or choose another host.",
            Source = "libvirt virNodeGetFreeMemory",
        },
        new(Fact(RuleFact.PlacementRefused))
        {
            Id = "placement", Severity = PreflightOutcome.Refused,
            Reason = "The destination cannot hold the VNF's CPUs and memory as its profile wants them.",
            Mend = "The placement refusal names the smallest change that fits.",
            Source = "KvmNfv.Sdk.Placement",
        },
        new(Fact(RuleFact.DestinationOlderQemu))
        {
            Id = "older-qemu", Severity = PreflightOutcome.Harmful,
            Reason = "Migration to an older QEMU works only for versioned machine types, and is tested the least.",
            Mend = "Upgrade the destination first.",
            Source = "QEMU docs/devel/migration/compatibility.rst",
        },
        new(Fact(RuleFact.DestinationOlderLibvirt))
        {
            Id = "older-libvirt", Severity = PreflightOutcome.Note,
            Reason = "The destination's libvirt is older; what the newer one writes into the document may be unknown there.",
            Source = "libvirt src/qemu/qemu_migration.c",
        },
        new(Fact(RuleFact.DomainActive) & DestinationQemu(new(10, 0, 0), null) & DestinationLibvirt(null, new(11, 10, 0)) & SourceQemu(null, new(10, 0, 0)))
        {
            Id = "ht-feature", Severity = PreflightOutcome.Harmful,
            Reason = "QEMU 10 treats the ht CPU feature differently; before libvirt 11.10 a guest coming from an older QEMU may be refused or see it change.",
            Mend = "Use libvirt 11.10 on the destination.",
            Source = "libvirt NEWS 11.10.0",
        },
        new(Fact(RuleFact.DomainActive) & Fact(RuleFact.Emulated) & QemuBelow(8, 0))
        {
            Id = "emulated-qemu-7", Severity = PreflightOutcome.Harmful,
            Reason = "Emulated guests (type qemu) on QEMU 7.2 crashed after some migrations, whatever the flags: 2 series of 5; none of 24 on QEMU 10.0.",
            Mend = "Use a newer QEMU on both hosts, or KVM.",
            Source = "measured, QEMU 7.2.22",
        },
        new(Fact(RuleFact.DomainActive) & LibvirtBelow(10, 5))
        {
            Id = "shutdown-in-the-middle", Severity = PreflightOutcome.Note,
            Reason = "Before libvirt 10.5 the daemon can crash when the guest powers off in the middle of its migration; guests survive that.",
            Mend = "Upgrade libvirt.",
            Source = "libvirt NEWS 10.5.0",
        },
        new(Fact(RuleFact.CommandLine))
        {
            Id = "command-line", Severity = PreflightOutcome.Note,
            Reason = "The document passes options to QEMU itself: libvirt does not know what they mean for a migration, and marks the domain tainted.",
            Source = "libvirt drvqemu, qemu:commandline",
        },
    ];
}
