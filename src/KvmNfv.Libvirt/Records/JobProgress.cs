namespace KvmNfv.Libvirt;

/// <summary>How far a job is with one kind of data.</summary>
/// <param name="TotalBytes">All of it.</param>
/// <param name="ProcessedBytes">What is done; a migration may process pages more than once.</param>
/// <param name="RemainingBytes">What is left.</param>
public readonly record struct JobProgress(ulong TotalBytes, ulong ProcessedBytes, ulong RemainingBytes);
