namespace KvmNfv.Cli.Output;

/// <summary>The result of <c>xml lint</c>.</summary>
internal sealed record XmlLintReport(IReadOnlyList<XmlLintFile> Files, int Errors, int Warnings)
{
    public static XmlLintReport Of(IReadOnlyList<XmlLintFile> files) =>
        new(files, Count(files, XmlFinding.Error), Count(files, XmlFinding.Warning));

    public string Summary() => $"{Counted(Files.Count, "file")}: {Counted(Errors, "error")}, {Counted(Warnings, "warning")}";

    private static int Count(IReadOnlyList<XmlLintFile> files, string severity) => files.Sum(file => file.Findings.Count(f => f.Severity == severity));

    private static string Counted(int number, string noun) => $"{Quantity.Number(number)} {noun}{(number == 1 ? "" : "s")}";
}
