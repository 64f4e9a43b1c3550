using KvmNfv.Libvirt;
using static KvmNfv.Sdk.Migration.Conditions;

namespace KvmNfv.Sdk.Migration;

/// <summary>Post-copy.</summary>
internal static class PostCopyRules
{
    private const string Checks = "libvirt src/libvirt-domain.c, src/qemu/qemu_migration.c";

    private static readonly RuleCondition s_postCopy = Flag(DomainMigrateFlags.Postcopy);

    public static IEnumerable<MigrationRule> All { get; } =
    [
        new(s_postCopy & !Flag(DomainMigrateFlags.Live))
        {
            Id = "postcopy-live", Severity = PreflightOutcome.Refused, Repairs = [Set(DomainMigrateFlags.Live)],
            Reason = "Post-copy is a way of live migration.", Source = Checks,
        },
        new(s_postCopy & Flag(DomainMigrateFlags.Parallel) & QemuBelow(10, 1))
        {
            Id = "postcopy-parallel", Severity = PreflightOutcome.Deadly, Repairs = [Clear(DomainMigrateFlags.Postcopy), Clear(DomainMigrateFlags.Parallel)],
            Reason = "Before QEMU 10.1 going over to post-copy with parallel channels makes the destination's QEMU assert and die; libvirt 9.0 does not stop it.",
            Mend = "Choose one of the two, or QEMU 10.1 on both hosts.", Source = "QEMU 10.1 release; measured, QEMU 7.2.22",
        },
        new(s_postCopy & !Fact(RuleFact.UserFaultFd))
        {
            Id = "postcopy-userfaultfd", Severity = PreflightOutcome.Refused, NoteWhenUnknown = true, Repairs = [Clear(DomainMigrateFlags.Postcopy)],
            Reason = "QEMU may not use userfaultfd on the destination, without which it cannot wait for pages.",
            Mend = "Set vm.unprivileged_userfaultfd=1 there, or use libvirt 10.1 with a QEMU that opens /dev/userfaultfd.", Source = "QEMU util/userfaultfd.c; libvirt NEWS 10.1.0",
        },
        new(s_postCopy & Fact(RuleFact.Vfio) & Fact(RuleFact.VfioUnteamed) & !Fact(RuleFact.DevicesDetached))
        {
            Id = "postcopy-vfio", Severity = PreflightOutcome.Refused, Repairs = [Clear(DomainMigrateFlags.Postcopy)],
            Reason = "A passed-through device cannot wait for a missing page.", Source = "QEMU docs/devel/migration/postcopy.rst",
        },
        new(s_postCopy & Fact(RuleFact.GiantPages))
        {
            Id = "postcopy-giant-pages", Severity = PreflightOutcome.Harmful, Repairs = [Clear(DomainMigrateFlags.Postcopy)],
            Reason = "Post-copy fetches whole pages: each 1 GiB page stalls the guest for about a second at 10 Gbit/s.", Mend = "Use 2 MiB pages.",
            Source = "QEMU docs/devel/migration/postcopy.rst",
        },
        new(s_postCopy & Fact(RuleFact.VhostUser))
        {
            Id = "postcopy-vhost-user", Severity = PreflightOutcome.Harmful, Repairs = [Clear(DomainMigrateFlags.Postcopy)],
            Reason = "A vhost-user back-end needs PAGEFAULT for post-copy: OVS-DPDK has it off, and its poll-mode threads, everybody's, hang on each missing page.",
            Mend = "Set other_config:vhost-postcopy-support=true, restart OVS without mlockall, and demand post-copy.", Source = "OVS Documentation/topics/dpdk/vhost-user.rst",
        },
        new(s_postCopy & Fact(RuleFact.DomainRealTime))
        {
            Id = "postcopy-realtime", Severity = PreflightOutcome.Harmful, Repairs = [Clear(DomainMigrateFlags.Postcopy)],
            Reason = "Until its memory is there a real-time guest waits a network round trip for each page it touches, and misses its deadlines; given up, it goes on undisturbed.",
            Mend = "Demand post-copy where moving matters more.", Source = "QEMU docs/devel/migration/postcopy.rst",
        },
        new(s_postCopy & Fact(RuleFact.PostCopyRecovers) & DestinationLibvirt(new(11, 2, 0), new(11, 4, 0)))
        {
            Id = "postcopy-resume-crash", Severity = PreflightOutcome.Deadly, Repairs = [Do(RuleChoice.NoRecovery)],
            Reason = "libvirt 11.2 and 11.3 crash at the destination when a post-copy migration is resumed.", Mend = "Use libvirt 11.4 there.", Source = "libvirt NEWS 11.4.0",
        },
        new(s_postCopy & Fact(RuleFact.PostCopyRecovers) & LibvirtBelow(8, 5))
        {
            Id = "postcopy-resume-old", Severity = PreflightOutcome.Refused, Repairs = [Do(RuleChoice.NoRecovery)],
            Reason = "Resuming a failed post-copy migration needs libvirt 8.5.", Source = "libvirt NEWS 8.5.0",
        },
        new(s_postCopy & Fact(RuleFact.PostCopyRecovers) & LibvirtBelow(11, 0))
        {
            Id = "postcopy-resume-error", Severity = PreflightOutcome.Note,
            Reason = "Before libvirt 11.0 a resumed post-copy migration that succeeds may report an error; trust the domain's state, not the call.", Source = "libvirt NEWS 11.0.0",
        },
        new(s_postCopy)
        {
            Id = "postcopy-risk", Severity = PreflightOutcome.Note,
            Reason = "While pages are still missing the guest depends on both hosts and the link: if one host dies, so does the guest.", Mend = "Set post-copy to never where that is not acceptable.",
            Source = "QEMU docs/devel/migration/postcopy.rst",
        },
        new(Has(MigrateParam.BandwidthPostcopy) & !s_postCopy)
        {
            Id = "postcopy-bandwidth", Severity = PreflightOutcome.Harmful, Repairs = [Drop(MigrateParam.BandwidthPostcopy)],
            Reason = "A bandwidth for post-copy is given, and post-copy is not allowed.", Source = Checks,
        },
        new(Flag(DomainMigrateFlags.PostcopyResume) & !s_postCopy)
        {
            Id = "resume-postcopy", Severity = PreflightOutcome.Refused, Repairs = [Set(DomainMigrateFlags.Postcopy)],
            Reason = "Only a post-copy migration can be resumed.", Source = Checks,
        },
        new(Flag(DomainMigrateFlags.PostcopyResume) & !Flag(DomainMigrateFlags.Peer2peer) & !Flag(DomainMigrateFlags.ChangeProtection))
        {
            Id = "resume-route", Severity = PreflightOutcome.Refused, Repairs = [Set(DomainMigrateFlags.ChangeProtection)],
            Reason = "A resumption without peer-to-peer needs change protection.", Source = Checks,
        },
        new(Flag(DomainMigrateFlags.PostcopyResume) & LibvirtBelow(8, 5))
        {
            Id = "resume-version", Severity = PreflightOutcome.Refused,
            Reason = "Resuming a post-copy migration needs libvirt 8.5 on both hosts.", Mend = "Upgrade.", Source = "libvirt NEWS 8.5.0",
        },
    ];
}
