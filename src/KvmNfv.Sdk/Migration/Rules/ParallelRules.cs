using KvmNfv.Libvirt;
using static KvmNfv.Sdk.Migration.Conditions;

namespace KvmNfv.Sdk.Migration;

/// <summary>Parallel channels: the CPUs they need, and old machine types.</summary>
internal static class ParallelRules
{
    public static IEnumerable<MigrationRule> All { get; } =
    [
        new(Flag(DomainMigrateFlags.Parallel) & Fact(RuleFact.ChannelsOverCpus))
        {
            Id = "parallel-cpus", Severity = PreflightOutcome.Harmful, Repairs = [Do(RuleChoice.FewerChannels)],
            Reason = "Each channel takes up to a CPU; more channels than spare CPUs take the rest from somebody.", Source = "Nova live_migration_parallel_connections; measured",
        },
        new(Flag(DomainMigrateFlags.Parallel) & Fact(RuleFact.EmulatorPinnedNarrow) & !Fact(RuleFact.PinsWidened))
        {
            Id = "parallel-pinned", Severity = PreflightOutcome.Harmful, Repairs = [Do(RuleChoice.WidenPins)],
            Reason = "Migration threads run where the emulator is pinned; several of them on so few CPUs made downtime worse than one channel.",
            Mend = "Allow emulator pins to be widened for the transfer, or use one channel.", Source = "KubeVirt issue 17879",
        },
        new(Flag(DomainMigrateFlags.Parallel) & MachineBelow(8, 3) & QemuFrom(8, 1))
        {
            Id = "parallel-old-machine", Severity = PreflightOutcome.Note,
            Reason = "Machine types up to 8.2 check zero pages in the main thread and those up to 8.0 flush after each section, even on a new QEMU: parallel channels gain less.",
            Mend = "Start the guest anew with a newer machine type.", Source = "QEMU hw/core/machine.c",
        },
    ];
}
