using KvmNfv.Libvirt;
using static KvmNfv.Sdk.Migration.Conditions;

namespace KvmNfv.Sdk.Migration;

/// <summary>Compression: which method goes with which versions, channels and parameters.</summary>
internal static class CompressionRules
{
    private const string Checks = "libvirt src/qemu/qemu_migration_params.c";

    private static readonly RuleCondition s_parallel = Flag(DomainMigrateFlags.Parallel);
    private static readonly RuleCondition s_compressed = Flag(DomainMigrateFlags.Compressed);
    private static readonly RuleCondition s_perChannel = Uses(MigrationCompression.Zlib) | Uses(MigrationCompression.Zstd);

    public static IEnumerable<MigrationRule> All { get; } =
    [
        new(Uses(MigrationCompression.Xbzrle) & s_parallel)
        {
            Id = "xbzrle-parallel", Severity = PreflightOutcome.Refused, Repairs = [Uncompress(), Clear(DomainMigrateFlags.Parallel)],
            Reason = "xbzrle works on the single channel: libvirt 9.4 refuses it with parallel ones, an older one lets QEMU silently compress nothing.", Source = Checks + "; measured",
        },
        new(Uses(MigrationCompression.Mt) & s_parallel)
        {
            Id = "mt-parallel", Severity = PreflightOutcome.Refused, Repairs = [Uncompress(), Clear(DomainMigrateFlags.Parallel)],
            Reason = "QEMU: \"Multifd is not compatible with compress\".", Source = "QEMU migration/options.c; measured",
        },
        new(Uses(MigrationCompression.Mt) & QemuFrom(9, 1))
        {
            Id = "mt-gone", Severity = PreflightOutcome.Refused, Repairs = [Uncompress()],
            Reason = "QEMU 9.1 has no compression threads (mt) any more.", Mend = "Use zstd on parallel channels.", Source = "QEMU docs/about/removed-features.rst",
        },
        new(Uses(MigrationCompression.Mt) & Flag(DomainMigrateFlags.Postcopy))
        {
            Id = "mt-postcopy", Severity = PreflightOutcome.Refused, Repairs = [Uncompress(), Clear(DomainMigrateFlags.Postcopy)],
            Reason = "Compression threads do not go with post-copy preemption.", Source = "QEMU migration/options.c",
        },
        new(Uses(MigrationCompression.Mt))
        {
            Id = "mt-slow", Severity = PreflightOutcome.Harmful,
            Reason = "Compression threads (mt) bring throughput down: 18 Mbit/s was measured with two and two threads, and the migration never converged.",
            Mend = "Use zstd on parallel channels.", Source = "measured, QEMU 7.2.22",
        },
        new(s_perChannel & s_compressed & LibvirtBelow(9, 4))
        {
            Id = "zstd-libvirt", Severity = PreflightOutcome.Refused, Repairs = [Uncompress()],
            Reason = "zlib and zstd on parallel channels can be asked for from libvirt 9.4 on.",
            Mend = "Upgrade, or start the guest with -global migration.multifd-compression=zstd in qemu:commandline, which taints it.", Source = "libvirt NEWS 9.4.0",
        },
        new(s_perChannel & !s_parallel)
        {
            Id = "zstd-needs-parallel", Severity = PreflightOutcome.Refused, Repairs = [Set(DomainMigrateFlags.Parallel), Uncompress()],
            Reason = "zlib and zstd compress parallel channels only.", Source = Checks,
        },
        new(Fact(RuleFact.GlobalCompression) & s_compressed)
        {
            Id = "compression-twice", Severity = PreflightOutcome.Deadly, Repairs = [Uncompress()],
            Reason = "The document already sets a compression of parallel channels; two sides that differ kill the destination's QEMU.", Source = "measured, QEMU 7.2.22",
        },
        new(Fact(RuleFact.GlobalCompression) & s_parallel)
        {
            Id = "global-compression", Severity = PreflightOutcome.Harmful,
            Reason = "Compression set by -global must be the same in the destination's document; a difference kills the QEMU there.", Mend = "Migrate with the same document.",
            Source = "measured, QEMU 7.2.22",
        },
        new(s_compressed & s_parallel & Uses(MigrationCompression.None))
        {
            Id = "compression-method", Severity = PreflightOutcome.Refused, Repairs = [Uncompress()],
            Reason = "Compression on parallel channels needs a method by name.", Source = Checks,
        },
        new(!Uses(MigrationCompression.Mt) & (Has(MigrateParam.CompressionMtLevel) | Has(MigrateParam.CompressionMtThreads) | Has(MigrateParam.CompressionMtDthreads)))
        {
            Id = "mt-parameters", Severity = PreflightOutcome.Refused,
            Repairs = [Drop(MigrateParam.CompressionMtLevel, MigrateParam.CompressionMtThreads, MigrateParam.CompressionMtDthreads)],
            Reason = "Parameters of mt are an error unless mt is chosen.", Source = Checks,
        },
        new(!Uses(MigrationCompression.Xbzrle) & Has(MigrateParam.CompressionXbzrleCache))
        {
            Id = "xbzrle-parameters", Severity = PreflightOutcome.Refused, Repairs = [Drop(MigrateParam.CompressionXbzrleCache)],
            Reason = "xbzrle's cache is an error unless xbzrle is chosen.", Source = Checks,
        },
        new(!Uses(MigrationCompression.Zlib) & Has(MigrateParam.CompressionZlibLevel))
        {
            Id = "zlib-parameters", Severity = PreflightOutcome.Refused, Repairs = [Drop(MigrateParam.CompressionZlibLevel)],
            Reason = "zlib's level is an error unless zlib is chosen.", Source = Checks,
        },
        new(!Uses(MigrationCompression.Zstd) & Has(MigrateParam.CompressionZstdLevel))
        {
            Id = "zstd-parameters", Severity = PreflightOutcome.Refused, Repairs = [Drop(MigrateParam.CompressionZstdLevel)],
            Reason = "zstd's level is an error unless zstd is chosen.", Source = Checks,
        },
        new(!Fact(RuleFact.MtInRange))
        {
            Id = "mt-level", Severity = PreflightOutcome.Refused, Repairs = [Drop(MigrateParam.CompressionMtLevel)],
            Reason = "mt's level is 0 to 9.", Source = "QEMU migration/options.c",
        },
        new(!Fact(RuleFact.ZlibInRange))
        {
            Id = "zlib-level", Severity = PreflightOutcome.Refused, Repairs = [Drop(MigrateParam.CompressionZlibLevel)],
            Reason = "zlib's level is 0 to 9.", Source = "QEMU migration/options.c",
        },
        new(!Fact(RuleFact.ZstdInRange))
        {
            Id = "zstd-level", Severity = PreflightOutcome.Refused, Repairs = [Drop(MigrateParam.CompressionZstdLevel)],
            Reason = "zstd's level is 0 to 20.", Source = "QEMU migration/options.c",
        },
        new(Has(MigrateParam.CompressionXbzrleCache) & !Fact(RuleFact.XbzrleCachePowerOfTwo))
        {
            Id = "xbzrle-cache", Severity = PreflightOutcome.Refused, Repairs = [Do(RuleChoice.CacheToPowerOfTwo)],
            Reason = "xbzrle's cache must be a power of two.", Source = "QEMU migration/options.c",
        },
        new(Uses(MigrationCompression.Xbzrle) & Fact(RuleFact.XbzrleCacheSmall))
        {
            Id = "xbzrle-cache-small", Severity = PreflightOutcome.Harmful,
            Reason = "xbzrle's cache is smaller than what the guest writes, so nearly every page misses and costs its search (99.6 % were reported).", Mend = "Give it the working set, or none.",
            Source = "forum.proxmox.com 106206; measured",
        },
        new(s_perChannel & Has(MigrateParam.Bandwidth) & QemuBelow(8, 1))
        {
            Id = "cap-before-compression", Severity = PreflightOutcome.Harmful, Repairs = [Uncompress()],
            Reason = "QEMU 7.2 counts parallel channels before compression, so a bandwidth cap limits the uncompressed rate and compression gains nothing.",
            Mend = "Shape the link instead of capping the migration.", Source = "QEMU 7.2 migration/multifd.c; measured",
        },
    ];
}
