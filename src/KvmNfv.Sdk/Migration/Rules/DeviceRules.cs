using static KvmNfv.Sdk.Migration.Conditions;

namespace KvmNfv.Sdk.Migration;

/// <summary>Devices that can't move, or only with help.</summary>
internal static class DeviceRules
{
    private const string Allowed = "libvirt qemuMigrationSrcIsAllowed";

    private static readonly RuleCondition s_staying = Fact(RuleFact.Vfio) & Fact(RuleFact.VfioUnteamed) & !Fact(RuleFact.DevicesDetached);

    public static IEnumerable<MigrationRule> All { get; } =
    [
        new(s_staying & !Fact(RuleFact.VfioMovable))
        {
            Id = "vfio-blocks", Severity = PreflightOutcome.Refused, NoteWhenUnknown = true, Repairs = [Do(RuleChoice.DetachDevices)],
            Reason = "A passed-through device whose driver cannot migrate its state (plain vfio-pci) blocks the migration.",
            Mend = "Allow devices to be detached, use a failover pair (<teaming/>), or a driver that migrates (mlx5_vfio_pci, Linux 5.18).",
            Source = "QEMU docs/devel/migration/vfio.rst; " + Allowed,
        },
        new(s_staying & Fact(RuleFact.VfioMovable) & (LibvirtBelow(8, 6) | QemuBelow(8, 1)))
        {
            Id = "vfio-versions", Severity = PreflightOutcome.Refused, Repairs = [Do(RuleChoice.DetachDevices)],
            Reason = "Migrating a passed-through device's state needs libvirt 8.6 and QEMU 8.1 on both hosts.", Mend = "Upgrade, or allow devices to be detached.",
            Source = "libvirt NEWS 8.6.0; NVIDIA's mlx5 documentation",
        },
        new(s_staying & Fact(RuleFact.VfioMovable))
        {
            Id = "vfio-tracking", Severity = PreflightOutcome.Harmful,
            Reason = "Without dirty tracking in the device all memory it can reach stays dirty, so pre-copy brings nothing; QEMU before 11.1 leaves the device's state out of what remains.",
            Mend = "Check that the device tracks (mlx5: ConnectX-7), and expect a longer downtime than forecast.", Source = "QEMU docs/devel/migration/vfio.rst",
        },
        new(Fact(RuleFact.VfioTeamed))
        {
            Id = "teaming-unplug", Severity = PreflightOutcome.Note,
            Reason = "QEMU waits without a time-out until the guest lets go of the device of a failover pair; the plan sets one, aborts and plugs it back.",
            Source = "QEMU docs/system/virtio-net-failover.rst",
        },
        new(Fact(RuleFact.HostDevices) & !Fact(RuleFact.DevicesDetached))
        {
            Id = "host-devices", Severity = PreflightOutcome.Refused, Repairs = [Do(RuleChoice.DetachDevices)],
            Reason = "USB and SCSI devices of the host stay on the host.", Mend = "Detach them, or allow the plan to.", Source = Allowed,
        },
        new(Fact(RuleFact.VhostUser) & !Fact(RuleFact.SharedMemoryBacking))
        {
            Id = "vhost-user-memory", Severity = PreflightOutcome.Refused,
            Reason = "A vhost-user back-end must map the guest's memory, which is not shared; libvirt 11.2 refuses such a guest, an older one starts it without a network.",
            Mend = "Set memoryBacking/access mode='shared' and start the guest anew.", Source = "libvirt NEWS 11.2.0",
        },
        new(Fact(RuleFact.VhostUser))
        {
            Id = "vhost-user-log", Severity = PreflightOutcome.Note,
            Reason = "The vhost-user back-end must offer VHOST_F_LOG_ALL and LOG_SHMFD, or QEMU refuses the migration; its port and flows must stand at the destination before.",
            Mend = "Use dpdkvhostuserclient ports of a current OVS; prepare the port in the hook.", Source = "QEMU docs/interop/vhost-user.rst",
        },
        new(Fact(RuleFact.Vdpa))
        {
            Id = "vdpa", Severity = PreflightOutcome.Harmful,
            Reason = "vDPA devices migrate only with shadow virtqueues and where QEMU finds no reason against it; libvirt asks QEMU at the start.", Source = Allowed,
        },
        new(Fact(RuleFact.SharedMemoryNotMaster))
        {
            Id = "shmem-role", Severity = PreflightOutcome.Refused,
            Reason = "Only a shmem device with the role master can be migrated; its content is then the guest's to carry.", Mend = "Detach it, or give it the role master.",
            Source = Allowed,
        },
        new(Fact(RuleFact.Filesystem))
        {
            Id = "filesystem", Severity = PreflightOutcome.Harmful,
            Reason = "Shared folders (virtiofs, 9p) block migration on libvirt and QEMU versions that cannot carry their state, and while mounted.", Mend = "Unmount and detach them.",
            Source = Allowed,
        },
    ];
}
