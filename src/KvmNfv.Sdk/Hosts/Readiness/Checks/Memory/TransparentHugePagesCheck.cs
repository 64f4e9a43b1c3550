namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>M05: no transparent huge pages.</summary>
internal sealed class TransparentHugePagesCheck() : ReadinessCheck(new("M05", "transparent huge pages off", CheckSeverity.High)
{
    Wanted = "never",
    Reason = "khugepaged joins pages under running programs, and a fault may compact memory first: milliseconds at moments nobody chooses.",
    Reads = "/sys/kernel/mm/transparent_hugepage/enabled, defrag, khugepaged/defrag",
    Source = "Documentation/admin-guide/mm/transhuge.rst",
})
{
    private const string Folder = "/sys/kernel/mm/transparent_hugepage";

    public override CheckFinding Evaluate(CheckContext host)
    {
        if (host.Text($"{Folder}/enabled") is not { } text)
            return host.Missing($"{Folder}/enabled", "The kernel is built without transparent huge pages.", "/sys/kernel/mm");
        host.Text($"{Folder}/defrag");
        host.Text($"{Folder}/khugepaged/defrag");
        // "always madvise [never]"
        var open = text.IndexOf('[', StringComparison.Ordinal);
        var close = text.IndexOf(']', StringComparison.Ordinal);
        return open >= 0 && close > open ? text[(open + 1)..close] switch
        {
            "never" => host.Pass("They are off."),
            "madvise" => host.Warn("Programs that ask for them get them (madvise)."),
            var mode => host.Bad($"The mode is {mode}."),
        }
        : throw new InvalidDataException($"{Folder}/enabled holds '{Printable.Bounded(text)}' where a choice in brackets should be.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.KernelParameter("transparent_hugepage=never"), Remedy.Sysfs($"{Folder}/enabled", "never")];
}
