using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Kind of a disk's source.</summary>
[OpenEnum("file", "block", "dir", "network", "volume", "nvme", "vhostuser", "vhostvdpa")]
public readonly partial record struct DiskType;
