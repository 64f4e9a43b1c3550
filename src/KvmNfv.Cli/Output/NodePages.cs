namespace KvmNfv.Cli.Output;

/// <summary>The huge pages of one size in a cell.</summary>
internal sealed record NodePages(ulong SizeKiB, long Total, long? Free);
