using KvmNfv.LibvirtXml;

namespace KvmNfv.Cli.Output;

/// <summary>One finding of <c>xml lint</c>.</summary>
/// <param name="Rule">The rule's stable name.</param>
/// <param name="Severity">error or warning.</param>
/// <param name="Path">XPath expression of the place.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Mend">What to do about it.</param>
internal sealed record XmlFinding(string Rule, string Severity, string Path, string Message, string Mend)
{
    public const string Error = "error";
    public const string Warning = "warning";

    public static XmlFinding Of(Finding finding) =>
        new(finding.Rule, finding.Severity == FindingSeverity.Error ? Error : Warning, finding.Path, finding.Message, finding.Mend);
}
