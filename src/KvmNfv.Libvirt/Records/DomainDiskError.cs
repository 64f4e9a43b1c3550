namespace KvmNfv.Libvirt;

/// <summary>A disk that has failed.</summary>
/// <param name="Disk">The disk's target.</param>
/// <param name="Error">What happened.</param>
public readonly record struct DomainDiskError(string Disk, DomainDiskErrorCode Error);
