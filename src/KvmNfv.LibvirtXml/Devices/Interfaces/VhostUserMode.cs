using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Whether QEMU connects to the socket or listens on it.</summary>
[OpenEnum("client", "server")]
public readonly partial record struct VhostUserMode;
