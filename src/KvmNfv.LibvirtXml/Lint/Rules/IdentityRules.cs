namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>What every domain must have (<c>virDomainDefParseXML</c> and <c>virXMLCheckIllegalChars</c> in libvirt).</summary>
internal static class IdentityRules
{
    internal static void Check(LintContext context)
    {
        var domain = context.Domain;
        if (domain.Type is null)
            context.Report(LintRules.DomainType, domain, "The domain has no type.", "Set type to the hypervisor, for example kvm.");
        if (string.IsNullOrEmpty(domain.Name))
            context.Report(LintRules.Name, domain, "The domain has no name.", "Give it a name that is unique on its host.");
        else if (domain.Name.Contains('/', StringComparison.Ordinal) || domain.Name.Contains('\n', StringComparison.Ordinal))
            context.Report(LintRules.Name, domain, $"The name '{domain.Name}' has a slash or a line break in it.", "Use another character.");
        if (string.IsNullOrEmpty(domain.Os.Type.Value) && string.IsNullOrEmpty(domain.Bootloader))
            context.Report(LintRules.OsType, domain.Os, "There is no os/type.", "Write <type>hvm</type> for a full machine, <type>exe</type> for a container.");
        if (domain.Title?.Contains('\n', StringComparison.Ordinal) == true)
            context.Report(LintRules.Title, domain, "The title has more than one line.", "Put longer text into description.");
    }
}
