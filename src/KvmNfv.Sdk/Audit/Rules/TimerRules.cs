using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>Timers that QEMU emulates: each tick is work in QEMU and an exit.</summary>
internal static class TimerRules
{
    public static AuditCheck[] All { get; } =
    [
        AuditCheck.Of("timer-hpet", AuditSeverity.Warning, AuditSeverity.Note, "the guest has an HPET", "QEMU emulates it in user space; a guest that chooses it as its clock is slow.",
            c => c.IsX86 && Timer(c, TimerName.Hpet)?.Present != false ? [new AuditFault(c.Domain.Clock, "The HPET is not absent.", "Add <timer name='hpet' present='no'/>.")] : []),
        AuditCheck.Of("timer-rtc", AuditSeverity.Warning, AuditSeverity.Note, "the RTC catches up with lost ticks", "Missed ticks come in a burst, each an exit.",
            c => Timer(c, TimerName.Rtc) is { } rtc && rtc.TickPolicy == TickPolicy.Catchup ? [new AuditFault(rtc, "Its tick policy is catchup.", "Set tickpolicy='delay'.")] : []),
        AuditCheck.Of("timer-pit", AuditSeverity.Warning, null, "the PIT re-injects lost ticks", "Re-injection keeps AVIC off: every interrupt then exits.",
            c => c.IsKvm && c.IsX86 && Timer(c, TimerName.Pit) is var pit && pit?.Present != false && pit?.TickPolicy != TickPolicy.Discard
                ? [new AuditFault((Element?)pit ?? c.Domain.Clock, "The PIT's tick policy is not discard.", "Set <timer name='pit' tickpolicy='discard'/>.")] : []),
        AuditCheck.Of("timer-tsc", AuditSeverity.Warning, AuditSeverity.Note, "the TSC is emulated", "Each reading of the clock is then an exit.",
            c => Timer(c, TimerName.Tsc) is { } tsc && tsc.Mode == TimerMode.Emulate ? [new AuditFault(tsc, "Its mode is emulate.", "Set mode='native'.")] : []),
        AuditCheck.Of("clock-offset", AuditSeverity.Note, AuditSeverity.Note, "the guest's clock is in local time", "It jumps with daylight saving time and between hosts.",
            c => c.Domain.Clock.Offset == ClockOffset.Localtime ? [new AuditFault(c.Domain.Clock, "The offset is localtime.", "Set offset='utc'.")] : []),
    ];

    private static ClockTimer? Timer(AuditContext c, TimerName name) => c.Domain.Clock.Timers.FirstOrDefault(t => t.Name == name);
}
