namespace KvmNfv.LibvirtXml;

/// <summary>Something wrong with a document.</summary>
/// <param name="Rule">Name of the rule, one of <see cref="DomainLint.Rules"/>, stable, such as <c>vcpusched-range</c>.</param>
/// <param name="Severity">Whether it keeps the guest from being defined or started.</param>
/// <param name="Path">XPath expression that finds the place.</param>
/// <param name="Message">What is wrong, with the values.</param>
/// <param name="Mend">What to do about it.</param>
public sealed record Finding(string Rule, FindingSeverity Severity, string Path, string Message, string Mend);
