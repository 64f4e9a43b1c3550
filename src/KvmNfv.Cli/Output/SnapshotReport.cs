namespace KvmNfv.Cli.Output;

/// <summary>The result of <c>host snapshot</c>.</summary>
internal sealed record SnapshotReport(string File, int Files, long Bytes);
