using KvmNfv.LibvirtXml.Lint.Rules;

namespace KvmNfv.LibvirtXml;

/// <summary>Finds, before libvirt is asked, what it would refuse or what cannot be meant: all findings at once.</summary>
public static class DomainLint
{
    private static readonly Action<LintContext>[] s_rules =
    [
        IdentityRules.Check, VcpuRules.Check, SchedulerRules.Check, IoThreadRules.Check, MemoryRules.Check, GuestNumaRules.Check,
        HugePageRules.Check, CacheTuneRules.Check, SharedMemoryRules.Check, DeviceRules.Check, ShmemRules.Check, VirtioNetRules.Check, VhostUserRules.Check,
        AddressRules.Check, BootRules.Check, HostRules.Check,
    ];

    /// <summary>Every rule that there is.</summary>
    public static IReadOnlyList<LintRule> Rules { get; } = [.. LintRules.All];

    /// <summary>Checks a domain document.</summary>
    /// <param name="domain">The document; it is not changed.</param>
    /// <param name="host">The capabilities of the host it is meant for; without them, what depends on the host is not checked.</param>
    /// <returns>The findings in order of the rules; empty when there are none.</returns>
    public static IReadOnlyList<Finding> Check(DomainDocument domain, CapabilitiesDocument? host = null) =>
        Check(domain, host is null ? null : HostBounds.From(host));

    /// <summary>Checks a domain document.</summary>
    /// <param name="domain">The document; it is not changed.</param>
    /// <param name="host">The host it is meant for; with null, what depends on the host is not checked.</param>
    /// <returns>The findings in order of the rules; empty when there are none.</returns>
    public static IReadOnlyList<Finding> Check(DomainDocument domain, HostBounds? host)
    {
        ArgumentNullException.ThrowIfNull(domain);
        var findings = new List<Finding>();
        ValueRules.Check(domain, findings);
        // The other rules read values; they can say nothing about a document whose values cannot be read.
        if (findings.Count == 0)
        {
            var context = new LintContext(domain, host, findings);
            foreach (var rule in s_rules)
                rule(context);
        }

        UnknownRules.Check(domain, findings);
        return findings;
    }

    /// <summary>Checks a document of any kind: a domain as <see cref="Check(DomainDocument, HostBounds?)"/> does; of others the values, and
    /// whether there is something that libvirt does not know.</summary>
    /// <param name="document">What <see cref="LibvirtDocument"/> read; it is not changed.</param>
    /// <param name="host">The host a domain is meant for, when it is known.</param>
    /// <returns>The findings; empty when there are none.</returns>
    public static IReadOnlyList<Finding> CheckAny(Element document, HostBounds? host = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document is DomainDocument domain)
            return Check(domain, host);
        var findings = new List<Finding>();
        ValueRules.Check(document, findings);
        UnknownRules.Check(document, findings);
        return findings;
    }
}
