using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Kind of a shared folder's source.</summary>
[OpenEnum("mount", "template", "file", "block", "ram", "bind", "volume")]
public readonly partial record struct FilesystemType;
