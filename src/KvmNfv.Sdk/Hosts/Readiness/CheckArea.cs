namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>What a check looks at; the first letter of its id.</summary>
public enum CheckArea
{
    /// <summary>K: the kernel and its isolation of CPUs.</summary>
    Kernel,

    /// <summary>M: memory and huge pages.</summary>
    Memory,

    /// <summary>P: power management, firmware and the processor.</summary>
    Platform,

    /// <summary>V: KVM.</summary>
    Kvm,

    /// <summary>I: IOMMU, interrupts and network devices.</summary>
    Devices,

    /// <summary>R: cache and memory bandwidth control (resctrl).</summary>
    Cache,

    /// <summary>L: libvirt, and what measuring needs.</summary>
    Libvirt,
}
