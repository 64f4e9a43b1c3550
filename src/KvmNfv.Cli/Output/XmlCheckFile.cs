namespace KvmNfv.Cli.Output;

/// <summary>What <c>xml check</c> found in one file.</summary>
/// <param name="File">The file, or "-".</param>
/// <param name="Status">same, CHANGED or ERROR.</param>
/// <param name="Root">Name of the root element; null when it could not be read.</param>
/// <param name="Total">Elements and attributes in it.</param>
/// <param name="NotModelled">Those of them without a typed property.</param>
/// <param name="Places">XPath expressions of these.</param>
/// <param name="Error">Why it could not be read; null when it could.</param>
internal sealed record XmlCheckFile(string File, string Status, string? Root, int Total, int NotModelled, IReadOnlyList<string> Places, string? Error)
{
    public const string IsSame = "same";
    public const string IsChanged = "CHANGED";
    public const string IsError = "ERROR";
}
