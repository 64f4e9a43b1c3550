namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K34: messages don't go to a slow console.</summary>
internal sealed class ConsoleCheck() : ReadinessCheck(new("K34", "quiet console", CheckSeverity.Medium)
{
    Wanted = "console log level (the first of kernel.printk) 4 or less, above all with a serial console",
    Reason = "A message on a serial console keeps a CPU for milliseconds, with interrupts off on kernels before 6.12's threaded consoles.",
    Reads = "/proc/sys/kernel/printk, /proc/cmdline",
    Source = "Documentation/core-api/printk-basics.rst; Documentation/admin-guide/serial-console.rst",
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.Text("/proc/sys/kernel/printk") is not { } text)
            return host.Missing("/proc/sys/kernel/printk", "The kernel prints nothing.");
        if (!int.TryParse(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[0], out var level))
            throw new InvalidDataException($"/proc/sys/kernel/printk holds '{text}' where four numbers should be.");
        var serial = host.CommandLine.Parameters.Where(p => p.Key == "console" && p.Value is { } v && (v.StartsWith("ttyS", StringComparison.Ordinal)
            || v.StartsWith("ttyAMA", StringComparison.Ordinal) || v.StartsWith("uart", StringComparison.Ordinal))).Select(p => p.Value!).ToList();
        host.AddEvidence("/proc/cmdline#console", serial.Count == 0 ? null : string.Join(' ', serial));
        if (level <= 4)
            return host.Pass($"Only errors reach the console (level {level}).");
        return serial.Count > 0
            ? host.Bad($"Messages up to level {level - 1} go to the serial console {serial[^1]}.")
            : host.Note($"Messages up to level {level - 1} go to the console, which is not a serial one.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => [Remedy.Sysctl("kernel.printk", "4 4 1 7"), Remedy.KernelParameter("loglevel=4")];
}
