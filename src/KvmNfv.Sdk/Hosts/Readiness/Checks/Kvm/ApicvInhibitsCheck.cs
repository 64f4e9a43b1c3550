using System.Globalization;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>
/// V04: guests for which KVM had to switch interrupt virtualisation off again. No file tells that state; its trace is a counter: with APICv or AVIC at work
/// KVM never waits for a guest to open its interrupt window, save for interrupts of the old PIC, so windows that keep coming mean an inhibit.
/// </summary>
internal sealed class ApicvInhibitsCheck() : SampledCheck<Dictionary<string, long>>(new("V04", "interrupt virtualisation not inhibited at run time", CheckSeverity.Medium)
{
    Wanted = "no interrupt windows of running guests in the window",
    Reason = "Nested guests, Hyper-V's AutoEOI, debugging, odd APIC ids, and on AMD the timer chip (PIT) with reinjection switch it off, silently.",
    Reads = "/sys/kernel/debug/kvm/PID-FD/irq_window_exits",
    Source = "arch/x86/kvm/x86.c (kvm_request_apicv_update); arch/x86/kvm/i8254.c; tracepoint kvm:kvm_apicv_inhibit_changed",
    Scope = CheckScope.Host,
})
{
    private const string Folder = "/sys/kernel/debug/kvm";

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (Processor.Other(host, "Only KVM on x86 has it.") is { } other)
            return other;
        if (InterruptVirtualizationCheck.IsOn(host) != true)
            return host.NotApplicable("Interrupt virtualisation is off or not to be seen (V03).");
        var guests = Sample(host);
        return guests.Count == 0
            ? host.NotApplicable("No guest runs.")
            : host.Unknown("A single sample can't tell; run with --window 60, or watch perf trace -a -e kvm:kvm_apicv_inhibit_changed while the guest starts.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
    [
        Remedy.DomainXml("<clock offset='utc'><timer name='pit' tickpolicy='discard'/></clock>", "Let missed ticks of the PIT go, as reinjecting them keeps AVIC off."),
        Remedy.DomainXml("<features><hyperv><synic state='off'/></hyperv></features>", "Guests other than Windows need no Hyper-V interrupt controller; no nested guests in a real-time one."),
    ];

    protected override Dictionary<string, long> Sample(CheckContext host)
    {
        host.RequireDebugfs();
        var guests = new Dictionary<string, long>(StringComparer.Ordinal);
        // One folder for each guest, named by QEMU's process and file descriptor.
        foreach (var guest in host.List(Folder).Where(n => n.Contains('-', StringComparison.Ordinal)))
        {
            if (host.LongText($"{Folder}/{guest}/irq_window_exits") is { } text && long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                guests[guest] = count;
        }

        return guests;
    }

    protected override CheckFinding Compare(CheckContext host, Dictionary<string, long> before, Dictionary<string, long> after)
    {
        if (before.Count == 0 || after.Count == 0 || InterruptVirtualizationCheck.IsOn(host) != true)
            return Evaluate(host);
        // The PIC's few interrupts come while a guest boots; one a second is a guest that lives by windows.
        var inhibited = after.Where(a => before.TryGetValue(a.Key, out var b) && a.Value - b > host.Window.TotalSeconds).ToList();
        foreach (var (guest, count) in inhibited.Count > 0 ? inhibited : [.. after.Take(4)])
            host.AddEvidence($"{Folder}/{guest}/irq_window_exits", $"{before.GetValueOrDefault(guest)} -> {count}");
        return inhibited.Count == 0
            ? host.Pass($"None of {after.Count} guests waits for interrupt windows.")
            : host.Bad($"Guests of processes {string.Join(", ", inhibited.Select(g => g.Key.Split('-')[0]))} get interrupts through windows: something inhibits interrupt virtualisation.");
    }
}
