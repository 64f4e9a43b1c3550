namespace KvmNfv.Cli.Output;

/// <summary>The result of <c>xml diff</c>.</summary>
internal sealed record XmlDiffReport(bool Same, IReadOnlyList<XmlDiffPair> Pairs);
