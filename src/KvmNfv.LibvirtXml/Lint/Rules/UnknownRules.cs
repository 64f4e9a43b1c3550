namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>libvirt passes over what it does not know, so a misspelt name goes unnoticed.</summary>
internal static class UnknownRules
{
    internal static void Check(Element document, List<Finding> findings)
    {
        var outermost = "";
        foreach (var node in DocumentCoverage.Of(document).Uncovered)
        {
            // What is in an element that is not known is not known either.
            if (outermost.Length > 0 && node.Path.StartsWith(outermost, StringComparison.Ordinal))
                continue;
            outermost = node.Path + "/";
            var name = node.Path[(node.Path.LastIndexOf('/') + 1)..];
            findings.Add(LintRules.Unknown.At(node.Path, $"{name} is not known at this place; libvirt passes over what it does not know.",
                "Look at the spelling and the place; a newer libvirt may know it."));
        }
    }
}
