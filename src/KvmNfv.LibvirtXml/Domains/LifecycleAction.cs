using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What libvirt does when a guest stops by itself.</summary>
[OpenEnum("destroy", "restart", "preserve", "rename-restart", "coredump-destroy", "coredump-restart")]
public readonly partial record struct LifecycleAction;
