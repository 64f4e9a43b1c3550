namespace KvmNfv.LibvirtXml;

/// <summary>One difference in meaning between two documents.</summary>
/// <param name="Path">XPath expression of the place: in the second document, or in the first for what was removed.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Before">The value or element in the first document; null when it was added.</param>
/// <param name="After">The value or element in the second document; null when it was removed.</param>
/// <param name="Effect">For a domain: whether a running guest can take the change.</param>
public sealed record DocumentChange(string Path, ChangeKind Kind, string? Before, string? After, ChangeEffect Effect);
