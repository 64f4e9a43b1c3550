using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Program that shares a folder.</summary>
[OpenEnum("path", "handle", "loop", "nbd", "ploop", "virtiofs", "mtp")]
public readonly partial record struct FilesystemDriverType;
