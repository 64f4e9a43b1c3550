using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What libvirt does when a disk's lock is lost.</summary>
[OpenEnum("poweroff", "restart", "pause", "ignore")]
public readonly partial record struct LockFailureAction;
