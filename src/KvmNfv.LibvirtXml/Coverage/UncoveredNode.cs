namespace KvmNfv.LibvirtXml;

/// <summary>An element or attribute of a document that no typed property describes.</summary>
/// <param name="Path">Its place in the document, such as <c>/domain/devices/disk[2]/@future</c>.</param>
/// <param name="Kind">Its place without positions and with the class around it, such as <c>Disk/@future</c>; equal for equal cases.</param>
public sealed record UncoveredNode(string Path, string Kind);
