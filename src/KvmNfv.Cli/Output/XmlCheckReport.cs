using System.Globalization;

namespace KvmNfv.Cli.Output;

/// <summary>The result of <c>xml check</c>; numbers of files, then of elements and attributes in all of them.</summary>
internal sealed record XmlCheckReport(IReadOnlyList<XmlCheckFile> Files, int Same, int Changed, int Errors, long Total, long NotModelled)
{
    public static XmlCheckReport Of(IReadOnlyList<XmlCheckFile> files) => new(
        files,
        files.Count(static f => f.Status == XmlCheckFile.IsSame),
        files.Count(static f => f.Status == XmlCheckFile.IsChanged),
        files.Count(static f => f.Status == XmlCheckFile.IsError),
        files.Sum(static f => (long)f.Total),
        files.Sum(static f => (long)f.NotModelled));

    public string Summary() => string.Create(CultureInfo.InvariantCulture,
        $"{Files.Count} {(Files.Count == 1 ? "file" : "files")}: {Same} same, {Changed} CHANGED, {Errors} ERROR; "
        + $"{NotModelled} of {Total} elements and attributes not modelled{(Total == 0 ? "" : $" ({100.0 * NotModelled / Total:0.###} %)")}");
}
