using static KvmNfv.Sdk.Migration.Conditions;

namespace KvmNfv.Sdk.Migration;

/// <summary>Measuring the guest's dirty rate before.</summary>
internal static class DirtyRateRules
{
    public static IEnumerable<MigrationRule> All { get; } =
    [
        new(Fact(RuleFact.MeasuresByRingOrBitmap) & Fact(RuleFact.Emulated))
        {
            Id = "dirtyrate-emulated", Severity = PreflightOutcome.Deadly, Repairs = [Do(RuleChoice.PageSampling)],
            Reason = "Without KVM the dirty-bitmap and dirty-ring modes read through a null pointer and kill QEMU 7.2.", Source = "QEMU accel/kvm/kvm-all.c; measured, QEMU 7.2.22",
        },
        new(Fact(RuleFact.MeasuresByRing) & !Fact(RuleFact.DomainDirtyRing))
        {
            Id = "dirtyrate-ring", Severity = PreflightOutcome.Refused, Repairs = [Do(RuleChoice.PageSampling)],
            Reason = "The dirty-ring mode needs <kvm><dirty-ring state='on'/></kvm> in the document.", Source = "libvirt virDomainStartDirtyRateCalc",
        },
        new(Fact(RuleFact.MeasuresDirtyRate) & SourceLibvirt(null, new(7, 2, 0)))
        {
            Id = "dirtyrate-version", Severity = PreflightOutcome.Refused,
            Reason = "Measuring a dirty rate needs libvirt 7.2.", Mend = "Upgrade, or give the dirty rate.", Source = "libvirt virDomainStartDirtyRateCalc",
        },
    ];
}
