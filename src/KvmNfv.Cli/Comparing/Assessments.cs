using KvmNfv.Cli.Output;

namespace KvmNfv.Cli.Comparing;

/// <summary>What no measurement tells, in few words; docs/channels-compared.md has the reasons.</summary>
internal static class Assessments
{
    public static IReadOnlyList<OptionAssessment> All { get; } =
    [
        new("shared memory, sealed (shm-socket)", "messages in place, in bursts; waiting or polling", "one path; no VM", "the peer can end its own channel, no more", "this SDK only", "no VM in it", "two processes of one host talk"),
        new("ivshmem-plain", "the same; in the guest a PCI BAR, no kernel driver", "a file in /dev/shm, libvirt's <shmem>; polling only", "who may write the file can shrink it and kill the others", "QEMU and libvirt have it; upstream calls its protocol poorly designed, DPDK dropped its library in 16.11", "no: libvirt wants the device unplugged", "two guests of one owner poll, and no packet interface is wanted"),
        new("ivshmem-doorbell", "the same, and interrupts through VFIO", "a server ('channel serve'), as nobody else installs one; an IOMMU in the guest for interrupts", "sealed memory; peers of one server trust each other, so one server a pair", "as ivshmem-plain; QEMU's own server is an example only", "no", "as plain, but peers sleep, die and come back, or aren't trusted with the file"),
        new("vhost-user, VM and program", "Ethernet frames", "libvirt's <interface type='vhostuser'>, shared memory backing; nothing in the guest", "the back-end sees all of the guest's memory; the guest sees nothing of the host", "QEMU, DPDK, OVS, every Linux guest: the standard", "yes: dirty pages are logged, the guest is announced", "a host program serves a VM's traffic"),
        new("vhost-user, switch between VMs", "Ethernet frames; stock drivers and programs in the guests", "as above, one port a VM; CPUs for polling", "guests are isolated: VLANs, rates, flood limits; a copy a frame", "as above", "yes, with traffic", "VMs talk to VMs: the default"),
        new("virtio-net and a kernel bridge (TCP, veth)", "sockets", "libvirt's default network", "the kernel's", "the kernel", "yes", "latency and packet rate don't matter"),
        new("VMFUNC (EPTP switching)", "none", "a patched KVM", "guests switch into each other's memory without an exit", "research prototypes", "unknown", "not today"),
    ];
}
