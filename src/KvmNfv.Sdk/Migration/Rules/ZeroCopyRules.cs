using KvmNfv.Libvirt;
using static KvmNfv.Sdk.Migration.Conditions;

namespace KvmNfv.Sdk.Migration;

/// <summary>Sending without copying.</summary>
internal static class ZeroCopyRules
{
    private static readonly RuleCondition s_zeroCopy = Flag(DomainMigrateFlags.Zerocopy);

    public static IEnumerable<MigrationRule> All { get; } =
    [
        new(s_zeroCopy & !Flag(DomainMigrateFlags.Parallel))
        {
            Id = "zerocopy-parallel", Severity = PreflightOutcome.Refused, Repairs = [Set(DomainMigrateFlags.Parallel), Clear(DomainMigrateFlags.Zerocopy)],
            Reason = "Zero-copy is a way of parallel channels.", Source = "libvirt src/libvirt-domain.c",
        },
        new(s_zeroCopy & (LibvirtBelow(8, 5) | SourceQemu(null, new(7, 1, 0))))
        {
            Id = "zerocopy-version", Severity = PreflightOutcome.Refused, Repairs = [Clear(DomainMigrateFlags.Zerocopy)],
            Reason = "Zero-copy needs libvirt 8.5 and QEMU 7.1.", Source = "libvirt NEWS 8.5.0",
        },
        new(s_zeroCopy & Flag(DomainMigrateFlags.Tls))
        {
            Id = "zerocopy-tls", Severity = PreflightOutcome.Refused, Repairs = [Clear(DomainMigrateFlags.Zerocopy)],
            Reason = "TLS must copy what it encrypts.", Source = "QEMU migration/options.c",
        },
        new(s_zeroCopy & (Flag(DomainMigrateFlags.Compressed) | Fact(RuleFact.GlobalCompression)))
        {
            Id = "zerocopy-compression", Severity = PreflightOutcome.Refused, Repairs = [Clear(DomainMigrateFlags.Zerocopy), Uncompress()],
            Reason = "Compression must copy what it compresses.", Source = "QEMU migration/options.c",
        },
        new(s_zeroCopy & Fact(RuleFact.Loopback))
        {
            Id = "zerocopy-loopback", Severity = PreflightOutcome.Harmful, Repairs = [Clear(DomainMigrateFlags.Zerocopy)],
            Reason = "The kernel copies zero-copy pages after all when they stay on the machine.", Source = "Linux Documentation/networking/msg_zerocopy.rst",
        },
        new(s_zeroCopy & !Fact(RuleFact.HardLimit))
        {
            Id = "zerocopy-memlock", Severity = PreflightOutcome.Note,
            Reason = "Zero-copy locks pages in flight: libvirt raises QEMU's memory lock limit to all guest memory for the time of the migration.", Mend = "Set memtune/hard_limit to bound it.",
            Source = "libvirt src/qemu/qemu_migration_params.c",
        },
    ];
}
