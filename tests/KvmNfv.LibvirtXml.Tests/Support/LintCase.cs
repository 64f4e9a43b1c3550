namespace KvmNfv.LibvirtXml.Tests.Support;

/// <summary>A document that breaks one rule at one place, and the same document mended.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Path">Where it is broken.</param>
/// <param name="Mend">What the advice must say.</param>
/// <param name="Wrong">The document that breaks it, and only it.</param>
/// <param name="Right">The document once the advice was taken.</param>
/// <param name="Severity">Whether libvirt or the hypervisor refuses it.</param>
public sealed record LintCase(string Rule, string Path, string Mend, string Wrong, string Right, FindingSeverity Severity = FindingSeverity.Error)
{
    public override string ToString() => $"{Rule} {Path}: {Mend}";
}
