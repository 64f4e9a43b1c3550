using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Features of the hypervisor that the guest sees.</summary>
[Element("features", Order =
    "pae acpi apic viridian privnet hap kvm xen hyperv aia pvspinlock pmu vmport gic smm ioapic hpt vmcoreinfo htm "
    + "nested-hv capabilities tcg msrs ccf-assist ibs cfpc sbbc async-teardown ras ps2 dirty")]
public sealed partial class Features : Element
{
    /// <summary>Physical address extension.</summary>
    [Child("pae")]
    public partial bool Pae { get; set; }

    /// <summary>ACPI.</summary>
    [Child("acpi")]
    public partial bool Acpi { get; set; }

    /// <summary>Local APIC; real-time guests want it.</summary>
    [Child("apic")]
    public partial ApicFeature Apic { get; set; }

    /// <summary>Microsoft's hypervisor interface (Xen).</summary>
    [Child("viridian")]
    public partial bool Viridian { get; set; }

    /// <summary>A network namespace of its own for a container.</summary>
    [Child("privnet")]
    public partial bool PrivateNetwork { get; set; }

    /// <summary>Nested page tables.</summary>
    [Attr("state", On = "hap", OnOff = true)]
    public partial bool? HardwareAssistedPaging { get; set; }

    /// <summary>KVM's own features.</summary>
    [Child("kvm")]
    public partial KvmFeatures Kvm { get; set; }

    /// <summary>Xen's own features.</summary>
    [Child("xen")]
    public partial XenFeatures Xen { get; set; }

    /// <summary>Enlightenments for Windows guests.</summary>
    [Child("hyperv")]
    public partial HyperVFeatures HyperV { get; set; }

    /// <summary>RISC-V advanced interrupt architecture: <c>none</c>, <c>aplic</c>, <c>aplic-imsic</c>.</summary>
    [Attr("value", On = "aia")]
    public partial string? AdvancedInterrupts { get; set; }

    /// <summary>Paravirtual spin locks; off keeps spinning vCPUs from exits.</summary>
    [Attr("state", On = "pvspinlock", OnOff = true)]
    public partial bool? ParavirtualSpinlocks { get; set; }

    /// <summary>Performance monitoring unit; off spares real-time guests its exits.</summary>
    [Attr("state", On = "pmu", OnOff = true)]
    public partial bool? Pmu { get; set; }

    /// <summary>VMware's input port.</summary>
    [Attr("state", On = "vmport", OnOff = true)]
    public partial bool? VmPort { get; set; }

    /// <summary>Version of the ARM interrupt controller, or <c>host</c>.</summary>
    [Attr("version", On = "gic")]
    public partial string? GicVersion { get; set; }

    /// <summary>System management mode.</summary>
    [Child("smm")]
    public partial SystemManagementMode Smm { get; set; }

    /// <summary>Who provides the IO APIC: <c>kvm</c> or <c>qemu</c>.</summary>
    [Attr("driver", On = "ioapic")]
    public partial string? IoApicDriver { get; set; }

    /// <summary>Hash page table of POWER guests.</summary>
    [Child("hpt")]
    public partial HashPageTable Hpt { get; set; }

    /// <summary>Whether guest crash dumps can be read from outside.</summary>
    [Attr("state", On = "vmcoreinfo", OnOff = true)]
    public partial bool? VmCoreInfo { get; set; }

    /// <summary>Transactional memory of POWER guests.</summary>
    [Attr("state", On = "htm", OnOff = true)]
    public partial bool? HardwareTransactionalMemory { get; set; }

    /// <summary>Nested KVM of POWER guests.</summary>
    [Attr("state", On = "nested-hv", OnOff = true)]
    public partial bool? NestedHypervisor { get; set; }

    /// <summary>Linux capabilities of a container.</summary>
    [Child("capabilities")]
    public partial ContainerCapabilities Capabilities { get; set; }

    /// <summary>Options of QEMU's own emulation.</summary>
    [Child("tcg")]
    public partial TcgFeatures Tcg { get; set; }

    /// <summary>What an access to an unknown model-specific register does: <c>ignore</c> or <c>fault</c>.</summary>
    [Attr("unknown", On = "msrs")]
    public partial string? UnknownMsrs { get; set; }

    /// <summary>Count cache flush assist of POWER guests.</summary>
    [Attr("state", On = "ccf-assist", OnOff = true)]
    public partial bool? CountCacheFlushAssist { get; set; }

    /// <summary>
    /// Mitigation of POWER guests: <c>broken</c>, <c>workaround</c>, <c>fixed-ibs</c>, <c>fixed-ccd</c>, <c>fixed-na</c>.
    /// </summary>
    [Attr("value", On = "ibs")]
    public partial string? IndirectBranchSpeculation { get; set; }

    /// <summary>Mitigation of POWER guests: <c>broken</c>, <c>workaround</c>, <c>fixed</c>.</summary>
    [Attr("value", On = "cfpc")]
    public partial string? CacheFlushPrivilegeChange { get; set; }

    /// <summary>Mitigation of POWER guests: <c>broken</c>, <c>workaround</c>, <c>fixed</c>.</summary>
    [Attr("value", On = "sbbc")]
    public partial string? SpeculationBarrierBoundsChecking { get; set; }

    /// <summary>Whether QEMU's memory is freed in the background.</summary>
    [Attr("enabled", On = "async-teardown")]
    public partial bool? AsyncTeardown { get; set; }

    /// <summary>Whether the guest is told of hardware errors (ARM).</summary>
    [Attr("state", On = "ras", OnOff = true)]
    public partial bool? Ras { get; set; }

    /// <summary>The PS/2 controller.</summary>
    [Attr("state", On = "ps2", OnOff = true)]
    public partial bool? Ps2 { get; set; }

    /// <summary>Nested guests (ARM).</summary>
    [Child("virtualization")]
    public partial bool Virtualization { get; set; }
}
