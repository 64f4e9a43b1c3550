using KvmNfv.LibvirtXml.Lint.Rules;

namespace KvmNfv.LibvirtXml;

/// <summary>Finds, before libvirt is asked, what it would refuse or what cannot be meant: all findings at once.</summary>
public static class DomainLint
{
    private static readonly Action<LintContext>[] s_rules =
    [
        IdentityRules.Check, VcpuRules.Check, SchedulerRules.Check, IoThreadRules.Check, MemoryRules.Check, GuestNumaRules.Check,
        HugePageRules.Check, CacheTuneRules.Check, SharedMemoryRules.Check, DeviceRules.Check, AddressRules.Check, BootRules.Check, HostRules.Check,
    ];

    /// <summary>Checks a domain document.</summary>
    /// <param name="domain">The document; it is not changed.</param>
    /// <param name="host">The host it is meant for; without one, what depends on the host is not checked.</param>
    /// <returns>The findings in order of the rules; empty when there are none.</returns>
    public static IReadOnlyList<Finding> Check(DomainDocument domain, CapabilitiesDocument? host = null)
    {
        ArgumentNullException.ThrowIfNull(domain);
        var context = new LintContext(domain, host);
        ValueRules.Check(context);
        // The other rules read values; they can say nothing about a document whose values cannot be read.
        if (context.Findings.Count == 0)
        {
            foreach (var rule in s_rules)
                rule(context);
        }

        return context.Findings;
    }
}
