using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Audit.Rules;

namespace KvmNfv.Sdk.Audit;

/// <summary>
/// Finds what keeps a domain from the CPUs, memory and quiet that a VNF needs: in its document, against host, plan and profile, among the other
/// domains, and in what the kernel shows of the running one. Pure: values in, a report out; thread-safe as long as nobody writes the documents.
/// </summary>
public static class DomainAudit
{
    private static readonly AuditCheck[] s_checks =
    [
        .. DocumentRules.All, .. PinRules.All, .. EmulatorRules.All, .. HostCpuRules.All, .. SchedulingRules.All, .. OtherDomainRules.All,
        .. MemoryRules.All, .. HugePageRules.All, .. CacheRules.All, .. CpuRules.All, .. TopologyRules.All, .. FeatureRules.All, .. TimerRules.All,
        .. DeviceRules.All, .. NetworkRules.All, .. LifecycleRules.All, .. PlanRules.All, .. ProfileRules.All, .. RunningThreadRules.All,
        .. RunningMemoryRules.All, .. RunningHostRules.All,
    ];

    /// <summary>Every rule, in the order of the checks.</summary>
    public static EquatableList<AuditRule> Rules { get; } = [.. s_checks.Select(c => c.Rule)];

    /// <summary>Audits a domain.</summary>
    /// <param name="subject">The domain and what it is compared with.</param>
    public static AuditReport Check(AuditSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var lint = DomainLint.Check(subject.Domain);
        // Other rules read values; about a document whose values can't be read they could say nothing.
        if (lint.Any(f => f.Rule == "value"))
            return Unreadable(subject, lint);
        var context = new AuditContext(subject, lint);
        var has = context.Available;
        var findings = from check in s_checks
                       where (check.Rule.Needs & ~has) == 0
                       let severity = context.IsRealTime ? check.Rule.Severity : check.Rule.Otherwise
                       where severity is not null
                       from fault in check.Run(context)
                       select Finding(check.Rule, severity.Value, fault);
        return new AuditReport
        {
            Domain = subject.Domain.Name ?? "",
            RealTime = context.IsRealTime,
            Findings = [.. findings.OrderByDescending(f => f.Severity)],
            NotChecked = [.. Gaps(has, context.IsRealTime)],
        };
    }

    private static AuditFinding Finding(AuditRule rule, AuditSeverity severity, AuditFault fault) => new()
    {
        Rule = rule.Id, Severity = severity, Where = fault.Where, What = fault.What, Why = rule.Why, Mend = fault.Mend,
    };

    private static AuditReport Unreadable(AuditSubject subject, IReadOnlyList<Finding> lint) => new()
    {
        Domain = NameOf(subject.Domain),
        RealTime = false,
        Findings = [.. lint.Select(f => Finding(DocumentRules.Refused, AuditSeverity.Error, DocumentRules.Fault(f)))],
        NotChecked = [new AuditGap("a document whose values can be read", [.. Rules.Where(r => r.Id != DocumentRules.Refused.Id).Select(r => r.Id)])],
    };

    private static string NameOf(DomainDocument domain) => domain.Raw.Elements.FirstOrDefault(e => e.Name == "name")?.Value ?? "";

    private static IEnumerable<AuditGap> Gaps(AuditNeeds has, bool realTime)
    {
        foreach (var (need, missing) in new[]
        {
            (AuditNeeds.Host, "the host's topology"), (AuditNeeds.Others, "the host's other domains"), (AuditNeeds.Plan, "a plan"),
            (AuditNeeds.Profile, "a profile"), (AuditNeeds.Running, "a running domain on this machine"),
        })
        {
            // A rule that misses two things is listed under the first.
            var rules = Rules.Where(r => r.Needs.HasFlag(need) && (realTime || r.Otherwise is not null) && !has.HasFlag(need))
                .Where(r => First(r.Needs & ~has) == need).Select(r => r.Id).ToEquatableList();
            if (rules.Count > 0)
                yield return new AuditGap(missing, rules);
        }
    }

    private static AuditNeeds First(AuditNeeds missing) =>
        new[] { AuditNeeds.Host, AuditNeeds.Others, AuditNeeds.Plan, AuditNeeds.Profile, AuditNeeds.Running }.First(n => missing.HasFlag(n));
}
