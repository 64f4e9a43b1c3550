namespace KvmNfv.Cli.Output;

/// <summary>The result of <c>version</c>.</summary>
internal sealed record VersionReport(string Tool, string? Libvirt, ServerVersion? Server);
