using KvmNfv.Libvirt;
using static KvmNfv.Sdk.Migration.Conditions;

namespace KvmNfv.Sdk.Migration;

/// <summary>Flags that need or exclude each other: who drives, offline, paused, persistence, RDMA.</summary>
internal static class RouteRules
{
    private const string Checks = "libvirt src/libvirt-domain.c, src/qemu/qemu_migration.c";

    private static readonly RuleCondition s_storage = Flag(DomainMigrateFlags.NonSharedDisk) | Flag(DomainMigrateFlags.NonSharedInc);

    public static IEnumerable<MigrationRule> All { get; } =
    [
        new(Flag(DomainMigrateFlags.Tunnelled) & !Flag(DomainMigrateFlags.Peer2peer))
        {
            Id = "tunnelled-peer2peer", Severity = PreflightOutcome.Refused, Repairs = [Set(DomainMigrateFlags.Peer2peer)],
            Reason = "A tunnel runs between the two daemons, so they must drive the migration.", Source = Checks,
        },
        new(Flag(DomainMigrateFlags.Tunnelled) & Flag(DomainMigrateFlags.Offline))
        {
            Id = "tunnelled-offline", Severity = PreflightOutcome.Refused, Repairs = [Clear(DomainMigrateFlags.Tunnelled)],
            Reason = "An offline migration carries no memory to tunnel.", Source = Checks,
        },
        new(Flag(DomainMigrateFlags.Tunnelled) & s_storage)
        {
            Id = "tunnelled-storage", Severity = PreflightOutcome.Refused,
            Reason = "Disks cannot be copied through the tunnel.", Mend = "Use peer-to-peer without a tunnel, or shared storage.", Source = Checks,
        },
        new(Flag(DomainMigrateFlags.Tunnelled) & Flag(DomainMigrateFlags.Parallel))
        {
            Id = "tunnelled-parallel", Severity = PreflightOutcome.Refused, Repairs = [Clear(DomainMigrateFlags.Parallel), Clear(DomainMigrateFlags.Tunnelled)],
            Reason = "Parallel channels are QEMU's own connections and cannot go through the tunnel.", Source = Checks,
        },
        new(Flag(DomainMigrateFlags.Tunnelled) & Flag(DomainMigrateFlags.Postcopy))
        {
            Id = "tunnelled-postcopy", Severity = PreflightOutcome.Refused, Repairs = [Clear(DomainMigrateFlags.Postcopy), Clear(DomainMigrateFlags.Tunnelled)],
            Reason = "Post-copy needs a way back for page requests; the tunnel has none.", Source = Checks,
        },
        new(Flag(DomainMigrateFlags.Tunnelled) & (Has(MigrateParam.Uri) | Has(MigrateParam.ListenAddress) | Has(MigrateParam.DisksPort)))
        {
            Id = "tunnelled-uris", Severity = PreflightOutcome.Refused, Repairs = [Drop(MigrateParam.Uri, MigrateParam.ListenAddress, MigrateParam.DisksPort)],
            Reason = "With a tunnel QEMU opens no connection of its own, so there is no address to give.", Source = Checks,
        },
        new(Flag(DomainMigrateFlags.Tunnelled))
        {
            Id = "tunnelled-slow", Severity = PreflightOutcome.Harmful,
            Reason = "The tunnel copies memory twice more, has no return path (no switch-over acknowledgement), and QEMU then reports a downtime that is too short.",
            Mend = "Use peer-to-peer with TLS.", Source = "libvirt src/qemu/qemu_migration_params.c; measured",
        },
        new(Flag(DomainMigrateFlags.Offline) & !Flag(DomainMigrateFlags.PersistDest))
        {
            Id = "offline-persist", Severity = PreflightOutcome.Refused, Repairs = [Set(DomainMigrateFlags.PersistDest)],
            Reason = "An offline migration that leaves no definition would leave nothing.", Source = Checks,
        },
        new(Flag(DomainMigrateFlags.Offline) & s_storage)
        {
            Id = "offline-storage", Severity = PreflightOutcome.Refused,
            Reason = "libvirt copies disks only of running domains.", Mend = "Copy the images yourself.", Source = Checks,
        },
        new(Flag(DomainMigrateFlags.Paused) & Flag(DomainMigrateFlags.Postcopy))
        {
            Id = "paused-postcopy", Severity = PreflightOutcome.Refused, Repairs = [Clear(DomainMigrateFlags.Postcopy)],
            Reason = "Post-copy lives from the guest running at the destination.", Source = Checks,
        },
        new(Flag(DomainMigrateFlags.UndefineSource) & !Flag(DomainMigrateFlags.PersistDest) & Fact(RuleFact.Persists))
        {
            Id = "undefine-persist", Severity = PreflightOutcome.Harmful, Repairs = [Set(DomainMigrateFlags.PersistDest)],
            Reason = "The source would forget the definition and the destination not keep it: the domain is lost when it stops.", Source = "libvirt virDomainMigrateFlags",
        },
        new(Has(MigrateParam.DestXml) & Flag(DomainMigrateFlags.PersistDest) & !Has(MigrateParam.PersistXml))
        {
            Id = "persistent-xml", Severity = PreflightOutcome.Harmful, Repairs = [Do(RuleChoice.PersistDestinationXml)],
            Reason = "The destination would keep the source's definition, without the changes that the running domain gets.", Source = "libvirt virDomainMigrateFlags",
        },
        new(Has(MigrateParam.PersistXml) & !Flag(DomainMigrateFlags.PersistDest))
        {
            Id = "persistent-xml-unused", Severity = PreflightOutcome.Refused, Repairs = [Set(DomainMigrateFlags.PersistDest), Drop(MigrateParam.PersistXml)],
            Reason = "A persistent definition is given, and the destination is not to keep one.", Source = Checks,
        },
        new(Fact(RuleFact.RdmaUri) & !Fact(RuleFact.HardLimit))
        {
            Id = "rdma-hard-limit", Severity = PreflightOutcome.Refused,
            Reason = "RDMA locks guest memory, for which libvirt wants a memtune/hard_limit.", Mend = "Set memtune/hard_limit above the guest's memory.", Source = Checks,
        },
        new(Flag(DomainMigrateFlags.RdmaPinAll) & !Fact(RuleFact.RdmaUri))
        {
            Id = "rdma-pin-all", Severity = PreflightOutcome.Refused, Repairs = [Clear(DomainMigrateFlags.RdmaPinAll)],
            Reason = "Pinning all memory belongs to RDMA, and migrate_uri is not rdma://.", Source = Checks,
        },
        new(Has(MigrateParam.BandwidthAvailSwitchover) & (LibvirtBelow(11, 1) | QemuBelow(8, 2)))
        {
            Id = "switchover-bandwidth", Severity = PreflightOutcome.Refused, Repairs = [Drop(MigrateParam.BandwidthAvailSwitchover)],
            Reason = "The known switch-over bandwidth needs libvirt 11.1 and QEMU 8.2; below, the controller scales the downtime limit instead.", Source = "libvirt NEWS 11.1.0",
        },
        new(Fact(RuleFact.ManagedDirect) & Fact(RuleFact.DomainActive))
        {
            Id = "direct-client", Severity = PreflightOutcome.Note,
            Reason = "This client drives the migration: if it dies in the middle, the migration is aborted.", Mend = "Use peer-to-peer.", Source = "libvirt migration documentation",
        },
    ];
}
