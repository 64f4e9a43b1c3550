using KvmNfv.Libvirt;
using static KvmNfv.Sdk.Migration.Conditions;

namespace KvmNfv.Sdk.Migration;

/// <summary>Encryption.</summary>
internal static class TlsRules
{
    private static readonly RuleCondition s_tls = Flag(DomainMigrateFlags.Tls);

    public static IEnumerable<MigrationRule> All { get; } =
    [
        new(s_tls & !Fact(RuleFact.TlsOnBoth))
        {
            Id = "tls-certificates", Severity = PreflightOutcome.Refused, NoteWhenUnknown = true,
            Reason = "A host has no TLS certificates for migration.", Mend = "Install them in the folder of migrate_tls_x509_cert_dir (qemu.conf).", Source = "libvirt qemu.conf",
        },
        new(s_tls & Fact(RuleFact.UnixUri) & !Has(MigrateParam.TlsDestination))
        {
            Id = "tls-unix", Severity = PreflightOutcome.Refused,
            Reason = "Over a UNIX socket there is no host name to check the certificate against.", Mend = "Give tls.destination.", Source = "libvirt src/qemu/qemu_migration.c",
        },
        new(s_tls & Fact(RuleFact.StorageCopied) & (Flag(DomainMigrateFlags.Parallel) | Flag(DomainMigrateFlags.Postcopy)) & LibvirtBelow(10, 3) & !Has(MigrateParam.TlsDestination))
        {
            Id = "tls-storage-name", Severity = PreflightOutcome.Harmful,
            Reason = "Before libvirt 10.3 the host name was not set for TLS of a disk copy with parallel channels or post-copy, and the check of the certificate fails.",
            Mend = "Give tls.destination, or upgrade.", Source = "libvirt NEWS 10.3.0",
        },
        new(s_tls & LibvirtBelow(11, 6))
        {
            Id = "tls-gnutls", Severity = PreflightOutcome.Harmful,
            Reason = "A fault of GnuTLS crashes the source's QEMU in long TLS migrations; libvirt 11.6 has the setting of priorities to go round it.",
            Mend = "Use libvirt 11.6 with its priority setting, or a mended GnuTLS.", Source = "libvirt NEWS 11.6.0",
        },
        new(s_tls & !Flag(DomainMigrateFlags.Parallel))
        {
            Id = "tls-single", Severity = PreflightOutcome.Note,
            Reason = "One encrypted stream does about 300 MB/s; parallel channels encrypt on a core each.", Source = "openEuler qemu 38",
        },
        new(Has(MigrateParam.TlsDestination) & !s_tls)
        {
            Id = "tls-destination", Severity = PreflightOutcome.Refused, Repairs = [Drop(MigrateParam.TlsDestination)],
            Reason = "A name for the certificate is given, and the migration is not encrypted.", Source = "libvirt src/qemu/qemu_migration_params.c",
        },
        new(!s_tls & !Flag(DomainMigrateFlags.Tunnelled) & !Flag(DomainMigrateFlags.Offline) & !Fact(RuleFact.UnixUri))
        {
            Id = "unencrypted", Severity = PreflightOutcome.Note,
            Reason = "The guest's memory goes over the link as it is: whoever reads or writes on it reads or writes the guest.", Mend = "Use TLS, or a network for migrations alone.",
            Source = "libvirt migration documentation",
        },
    ];
}
