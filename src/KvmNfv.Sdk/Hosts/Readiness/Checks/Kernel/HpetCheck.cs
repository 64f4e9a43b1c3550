namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K19: the HPET isn't the clock.</summary>
internal sealed class HpetCheck() : ReadinessCheck(new("K19", "HPET unused", CheckSeverity.Low)
{
    Wanted = "not the clock source; hpet=disable where it stands in the way",
    WantedInGuest = "no HPET in the guest",
    Reason = "Reading the HPET takes a microsecond on a host, and in a guest an exit to QEMU.",
    Reads = "/sys/devices/system/clocksource/clocksource0/available_clocksource, current_clocksource",
    Source = "Documentation/timers/hpet.rst; FD.io CSIT's test beds",
})
{
    private const string Folder = "/sys/devices/system/clocksource/clocksource0";

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.Text($"{Folder}/available_clocksource") is not { } available)
            return host.Missing($"{Folder}/available_clocksource", "The kernel tells no clock sources.", "/sys/devices/system");
        if (host.Text($"{Folder}/current_clocksource") == "hpet")
            return host.Bad("The HPET is the clock source.");
        if (!available.Split(' ').Contains("hpet"))
            return host.Pass("The HPET is off or absent.");
        return host.IsGuest ? host.Bad("The guest has an HPET, though it is not its clock.") : host.Pass("The HPET is there and not used as a clock.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => host.IsGuest
        ? [Remedy.DomainXml("<timer name='hpet' present='no'/>", "Take the HPET from the guest, in the clock element of its domain.")]
        : [Remedy.KernelParameter("hpet=disable")];
}
