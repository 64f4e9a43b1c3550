namespace KvmNfv.LibvirtXml.Tree;

/// <summary>
/// A node of the kept XML tree. A parsed node remembers its slice of the source text, so what nobody touched is written by copying it.
/// Whitespace between tags is not a node: it belongs, as lead, to the node that follows it.
/// </summary>
internal abstract class Node
{
    /// <summary>The element or document that holds the node; null while it stands alone.</summary>
    internal Node? Parent;

    /// <summary>The text the node was parsed from; null when it was made in memory.</summary>
    internal string? Source;

    /// <summary>Where the whitespace before the node starts in <see cref="Source"/>.</summary>
    internal int Lead;

    /// <summary>Where the node itself starts in <see cref="Source"/>.</summary>
    internal int Start;

    /// <summary>Where the node ends in <see cref="Source"/> (exclusive).</summary>
    internal int End;

    /// <summary>Whether the node, or anything in it, differs from its source.</summary>
    internal bool Dirty;

    /// <summary>Whether the writer chooses the whitespace before the node, because it was not parsed where it now stands.</summary>
    internal bool AutoLead = true;

    internal bool HasSource => Source is not null;

    /// <summary>Notes that the node, and so everything around it, has to be written anew.</summary>
    internal void Touch()
    {
        for (var node = this; node is { Dirty: false }; node = node.Parent)
            node.Dirty = true;
    }

    /// <summary>Line and column of the node in its source, both from 1; (0, 0) when it was made in memory.</summary>
    internal (int Line, int Column) Position()
    {
        if (Source is null)
            return (0, 0);
        var before = Source.AsSpan(0, Start);
        return (before.Count('\n') + 1, Start - before.LastIndexOf('\n'));
    }

    internal abstract Node Clone();

    private protected T CopySpanTo<T>(T copy)
        where T : Node
    {
        copy.Source = Source;
        copy.Lead = Lead;
        copy.Start = Start;
        copy.End = End;
        copy.Dirty = Dirty;
        copy.AutoLead = AutoLead;
        return copy;
    }
}
