using KvmNfv.Libvirt;
using static KvmNfv.Sdk.Migration.Conditions;

namespace KvmNfv.Sdk.Migration;

/// <summary>Disks.</summary>
internal static class StorageRules
{
    private const string Checks = "libvirt src/libvirt-domain.c, src/qemu/qemu_migration.c";

    public static IEnumerable<MigrationRule> All { get; } =
    [
        new(Flag(DomainMigrateFlags.NonSharedDisk) & Flag(DomainMigrateFlags.NonSharedInc))
        {
            Id = "storage-exclusive", Severity = PreflightOutcome.Refused, Repairs = [Clear(DomainMigrateFlags.NonSharedInc)],
            Reason = "Disks are copied either whole or only in their top layer.", Source = Checks,
        },
        new(Fact(RuleFact.WritableLocalDisk) & !Fact(RuleFact.StorageCopied) & !Flag(DomainMigrateFlags.Offline))
        {
            Id = "local-disk", Severity = PreflightOutcome.Refused, Repairs = [Set(DomainMigrateFlags.NonSharedDisk)],
            Reason = "A disk that the guest writes to exists only on the source.", Mend = "Copy it along, or put it on shared storage.", Source = "libvirt virDomainMigrateFlags",
        },
        new(Fact(RuleFact.UnknownDiskSharing) & !Fact(RuleFact.StorageCopied) & !Flag(DomainMigrateFlags.Offline))
        {
            Id = "disk-sharing-unknown", Severity = PreflightOutcome.Note,
            Reason = "It cannot be told from here whether both hosts see the same disks; a disk that is missing over there fails the migration at its start.",
            Mend = "Check the path at the destination, or copy the disk along.", Source = "libvirt src/qemu/qemu_migration.c",
        },
        new(Fact(RuleFact.UnsafeCache) & !Flag(DomainMigrateFlags.Unsafe) & !Fact(RuleFact.StorageCopied) & Fact(RuleFact.DomainActive))
        {
            Id = "disk-cache", Severity = PreflightOutcome.Refused, Repairs = [Set(DomainMigrateFlags.Unsafe)],
            Reason = "A shared disk has a cache mode with which the destination may read stale data; libvirt refuses that except on cluster file systems.",
            Mend = "Use cache='none', or allow it as unsafe where the file system is coherent.", Source = "libvirt qemuMigrationSrcIsSafe",
        },
        new(Flag(DomainMigrateFlags.Unsafe) & Fact(RuleFact.UnsafeCache))
        {
            Id = "disk-unsafe", Severity = PreflightOutcome.Harmful,
            Reason = "The check of cache modes is overridden: on a file system that is not coherent between the hosts the guest's data can be damaged.", Source = Checks,
        },
        new(Flag(DomainMigrateFlags.NonSharedSynchronousWrites) & !Fact(RuleFact.StorageCopied))
        {
            Id = "synchronous-writes", Severity = PreflightOutcome.Refused, Repairs = [Clear(DomainMigrateFlags.NonSharedSynchronousWrites)],
            Reason = "Synchronous writes belong to a copy of disks, and none is made.", Source = Checks,
        },
        new((Has(MigrateParam.MigrateDisks) | Has(MigrateParam.DisksPort) | Has(MigrateParam.DisksUri) | Has(MigrateParam.MigrateDisksDetectZeroes)) & !Fact(RuleFact.StorageCopied))
        {
            Id = "disk-parameters", Severity = PreflightOutcome.Refused,
            Repairs = [Drop(MigrateParam.MigrateDisks, MigrateParam.DisksPort, MigrateParam.DisksUri, MigrateParam.MigrateDisksDetectZeroes)],
            Reason = "Parameters of a copy of disks are given, and none is made.", Source = Checks,
        },
        new(Has(MigrateParam.MigrateDisksDetectZeroes) & LibvirtBelow(10, 9))
        {
            Id = "detect-zeroes", Severity = PreflightOutcome.Refused, Repairs = [Drop(MigrateParam.MigrateDisksDetectZeroes)],
            Reason = "Detecting zeroes while copying disks needs libvirt 10.9.", Source = "libvirt NEWS 10.9.0",
        },
    ];
}
