using KvmNfv.LibvirtXml.Tree;

namespace KvmNfv.LibvirtXml;

/// <summary>Proves that a document's tree holds all of its text.</summary>
public static class RoundTrip
{
    /// <summary>Writes a document node by node, as if every element and attribute had been changed to what it was.</summary>
    /// <param name="document">A document that was read; it is not changed.</param>
    /// <returns>Where the result differs from the text that was read: the number of characters before the first difference; null when it
    /// is the same.</returns>
    /// <exception cref="ArgumentException">The document was made in memory, so there is nothing to compare with.</exception>
    public static int? FirstDifference(Element document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.XmlNode?.Parent is not DocumentNode { Source: { } source } node)
            throw new ArgumentException("It is not the root of a document that was read.", nameof(document));
        var copy = node.Clone();
        Touch(copy.Root);
        var written = TreeWriter.Write(copy);
        return written == source ? null : source.AsSpan().CommonPrefixLength(written);
    }

    // Text is left alone: how its characters were escaped is not kept when it changes.
    private static void Touch(ElementNode element)
    {
        element.TagChanged = true;
        element.Touch();
        foreach (var child in element.Children.OfType<ElementNode>())
            Touch(child);
    }
}
