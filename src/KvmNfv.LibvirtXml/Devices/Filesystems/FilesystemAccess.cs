using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How users of the guest map to the host's.</summary>
[OpenEnum("passthrough", "mapped", "squash")]
public readonly partial record struct FilesystemAccess;
