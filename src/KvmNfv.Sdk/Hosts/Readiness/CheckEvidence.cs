namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>Something that a check read.</summary>
/// <param name="Path">The file, as on the host; a part of it after <c>#</c>, such as <c>/proc/cmdline#isolcpus</c>.</param>
/// <param name="Value">What was there, printable and at most 200 characters long; null when there was no such file or part.</param>
public sealed record CheckEvidence(string Path, string? Value);
