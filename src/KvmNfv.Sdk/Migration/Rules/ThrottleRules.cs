using KvmNfv.Libvirt;
using static KvmNfv.Sdk.Migration.Conditions;

namespace KvmNfv.Sdk.Migration;

/// <summary>Auto-converge.</summary>
internal static class ThrottleRules
{
    private static readonly RuleCondition s_autoConverge = Flag(DomainMigrateFlags.AutoConverge);

    public static IEnumerable<MigrationRule> All { get; } =
    [
        new((Has(MigrateParam.AutoConvergeInitial) | Has(MigrateParam.AutoConvergeIncrement)) & !s_autoConverge)
        {
            Id = "autoconverge-parameters", Severity = PreflightOutcome.Refused, Repairs = [Drop(MigrateParam.AutoConvergeInitial, MigrateParam.AutoConvergeIncrement)],
            Reason = "Parameters of auto-converge are an error without it.", Source = "libvirt src/qemu/qemu_migration_params.c",
        },
        new(s_autoConverge & Fact(RuleFact.DomainRealTime))
        {
            Id = "autoconverge-realtime", Severity = PreflightOutcome.Harmful, Repairs = [Clear(DomainMigrateFlags.AutoConverge)],
            Reason = "Auto-converge takes 20 to 99 % of the vCPUs' time away: a real-time guest misses its deadlines long before the switch-over.", Mend = "Use post-copy, or more bandwidth.",
            Source = "OPNFV kvmfornfv live migration user guide; QEMU migration/ram.c",
        },
    ];
}
