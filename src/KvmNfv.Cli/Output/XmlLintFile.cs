namespace KvmNfv.Cli.Output;

/// <summary>What <c>xml lint</c> found in one file.</summary>
internal sealed record XmlLintFile(string File, IReadOnlyList<XmlFinding> Findings);
