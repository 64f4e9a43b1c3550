namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>libvirt passes over what it does not know, so a misspelt name goes unnoticed.</summary>
internal static class UnknownRules
{
    internal static void Check(Element document, List<Finding> findings)
    {
        foreach (var node in DocumentCoverage.Of(document).Uncovered)
        {
            var name = node.Path[(node.Path.LastIndexOf('/') + 1)..];
            findings.Add(new Finding("unknown", FindingSeverity.Warning, node.Path, $"{name} is not known at this place; libvirt passes over what it does not know.",
                "Look at the spelling and the place; a newer libvirt may know it."));
        }
    }
}
