using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Domains;

/// <summary>What a domain needs beyond its profile and plan: how it boots and what runs it. Immutable.</summary>
public sealed record NfvDomainOptions
{
    /// <summary>The hypervisor: <see cref="DomainType.Kvm"/>, or <see cref="DomainType.Qemu"/> for emulation (TCG).</summary>
    public required DomainType Hypervisor { get; init; }

    /// <summary>The guest's architecture as libvirt names it. Default <c>x86_64</c>.</summary>
    public string Architecture { get; init; } = "x86_64";

    /// <summary>The machine type. Default <c>q35</c>, the x86 one with PCI Express.</summary>
    public string Machine { get; init; } = "q35";

    /// <summary>The emulator's path; null leaves it to libvirt.</summary>
    public string? Emulator { get; init; }

    /// <summary>A kernel to boot directly; null boots as the firmware decides.</summary>
    public string? Kernel { get; init; }

    /// <summary>The initial RAM disk of <see cref="Kernel"/>.</summary>
    public string? InitialRamDisk { get; init; }

    /// <summary>The command line of <see cref="Kernel"/>.</summary>
    public string? CommandLine { get; init; }

    /// <summary>A file that the guest's first serial line is written to; null means no serial line. Its folder must exist.</summary>
    public string? SerialLog { get; init; }

    /// <summary>The domain's UUID; null lets libvirt choose one.</summary>
    public Guid? Uuid { get; init; }

    /// <summary>Whether QEMU locks all its memory. Default false: hugetlb pages are never swapped anyway, and libvirt needs CAP_SYS_RESOURCE
    /// for it. Ask for it where the plan has ordinary pages and the host has swap.</summary>
    public bool LockMemory { get; init; }

    /// <summary>Whether the guest's memory can be shared with other processes, as vhost-user needs. Default false.</summary>
    public bool ShareMemory { get; init; }

    /// <summary>What holds the guest's memory; null means memfd for huge or shared pages, which needs no mounted hugetlbfs, and anonymous
    /// memory otherwise.</summary>
    public MemorySourceType? MemorySource { get; init; }

    /// <summary>Whether the domain's metadata carries the plan, for audits. Default true.</summary>
    public bool KeepPlan { get; init; } = true;

    /// <summary>Whether libvirt measures how much of the L3 cache the vCPUs with a share of it use (<c>virsh domstats --cpu-total</c>). Default
    /// false; takes a monitoring group of the host for each share.</summary>
    public bool MonitorCache { get; init; }

    /// <summary>Whether the guest may run guests itself (KVM on x86). Default false.</summary>
    public bool NestedVirtualization { get; init; }

    internal bool IsKvm => Hypervisor == DomainType.Kvm;

    internal bool IsX86 => Architecture is "x86_64" or "i686";
}
