using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The kind of hypervisor.</summary>
[OpenEnum("kvm", "qemu", "xen", "lxc", "openvz", "test", "vmware", "hyperv", "vbox", "parallels", "bhyve", "vz", "hvf", "nitro", "ch")]
public readonly partial record struct DomainType;
