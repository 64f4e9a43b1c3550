namespace KvmNfv.LibvirtXml;

/// <summary>A rule of <see cref="DomainLint"/>. Immutable.</summary>
public sealed record LintRule
{
    internal LintRule(string id, FindingSeverity severity, string finds) => (Id, Severity, Finds) = (id, severity, finds);

    /// <summary>Its name, stable, such as <c>vcpusched-range</c>: the <see cref="Finding.Rule"/> of what it finds.</summary>
    public string Id { get; }

    /// <summary>How much everything that it finds weighs.</summary>
    public FindingSeverity Severity { get; }

    /// <summary>What it finds, in a few words.</summary>
    public string Finds { get; }

    internal Finding At(Element place, string message, string mend) => At(place.GetXPath(), message, mend);

    internal Finding At(string path, string message, string mend) => new(Id, Severity, path, message, mend);
}
