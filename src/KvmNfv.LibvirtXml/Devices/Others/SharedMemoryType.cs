using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Model of shared memory.</summary>
[OpenEnum("ivshmem", "ivshmem-plain", "ivshmem-doorbell")]
public readonly partial record struct SharedMemoryType;
