using System.Text;

namespace KvmNfv.LibvirtXml.Tree;

/// <summary>An element with its attributes and children in document order.</summary>
internal sealed class ElementNode(string name, string prefix, string @namespace) : Node
{
    private AttributeData[] _attributes = [];
    private int _attributeCount;
    private List<Node>? _children;

    internal string Name = name;
    internal string Prefix = prefix;
    internal string Namespace = @namespace;

    /// <summary>Where the start tag ends in the source (exclusive).</summary>
    internal int TagEnd;

    /// <summary>Where the whitespace before the end tag starts in the source.</summary>
    internal int CloseLead;

    /// <summary>Where the end tag starts in the source; -1 for <c>&lt;x/&gt;</c>.</summary>
    internal int CloseStart = -1;

    /// <summary>Whether name or attributes differ from the source.</summary>
    internal bool TagChanged;

    /// <summary>The typed view made last, so that reading a property twice gives the same object.</summary>
    internal Element? View;

    internal ElementNode(string name, string? @namespace = null)
        : this(name, "", @namespace ?? "")
    {
    }

    internal string QualifiedName => Prefix.Length == 0 ? Name : $"{Prefix}:{Name}";

    internal ReadOnlySpan<AttributeData> Attributes => _attributes.AsSpan(0, _attributeCount);

    internal IReadOnlyList<Node> Children => (IReadOnlyList<Node>?)_children ?? [];

    internal bool IsEmpty => _attributeCount == 0 && _children is null or { Count: 0 };

    internal bool Is(string name, string @namespace) => Name == name && Namespace == @namespace;

    internal string? Attribute(string name)
    {
        for (var i = 0; i < _attributeCount; i++)
        {
            if (_attributes[i].Name == name)
                return _attributes[i].Value;
        }

        return null;
    }

    /// <summary>Sets, adds (at its place in <paramref name="order"/>) or, with null, removes an attribute.</summary>
    internal void SetAttribute(string name, string? value, ReadOnlySpan<string> order)
    {
        var at = IndexOf(name);
        if (value is null)
        {
            if (at < 0)
                return;
            _attributes.AsSpan(at + 1, _attributeCount-- - at - 1).CopyTo(_attributes.AsSpan(at));
        }
        else if (at >= 0)
        {
            if (_attributes[at].Value == value)
                return;
            _attributes[at].Value = value;
        }
        else
        {
            InsertAttribute(PlaceOf(name, order), new AttributeData(name, value));
        }

        TagChanged = true;
        Touch();
    }

    internal ElementNode? Child(string name, string @namespace)
    {
        if (_children is null)
            return null;
        foreach (var child in _children)
        {
            if (child is ElementNode element && element.Is(name, @namespace))
                return element;
        }

        return null;
    }

    /// <summary>The character data directly in the element, joined; null when there is none.</summary>
    internal string? Text
    {
        get
        {
            string? first = null;
            StringBuilder? rest = null;
            foreach (var child in Children)
            {
                if (child is not TextNode text)
                    continue;
                if (first is null)
                    first = text.Value;
                else
                    (rest ??= new StringBuilder(first)).Append(text.Value);
            }

            return rest?.ToString() ?? first;
        }
    }

    /// <summary>Replaces the character data, leaving elements and comments alone.</summary>
    internal void SetText(string? value)
    {
        if (Text == value)
            return;
        var at = _children?.FindIndex(static child => child is TextNode) ?? -1;
        _children?.RemoveAll(static child => child is TextNode);
        Touch();
        if (!string.IsNullOrEmpty(value))
            Insert(at < 0 ? 0 : at, new TextNode(value));
    }

    internal void Insert(int index, Node child)
    {
        (_children ??= []).Insert(index, child);
        child.Parent = this;
        Touch();
    }

    internal void Remove(Node child)
    {
        if (_children?.Remove(child) != true)
            return;
        child.Parent = null;
        Touch();
    }

    internal int IndexOf(Node child) => _children?.IndexOf(child) ?? -1;

    internal void Rename(string name, string prefix, string @namespace)
    {
        if (Is(name, @namespace) && Prefix == prefix)
            return;
        (Name, Prefix, Namespace) = (name, prefix, @namespace);
        TagChanged = true;
        Touch();
    }

    internal override ElementNode Clone()
    {
        var copy = CopySpanTo(new ElementNode(Name, Prefix, Namespace)
        {
            TagEnd = TagEnd,
            CloseLead = CloseLead,
            CloseStart = CloseStart,
            TagChanged = TagChanged,
        });
        copy.SetParsedAttributes(Attributes.ToArray());
        foreach (var child in Children)
            copy.AddParsed(child.Clone());
        return copy;
    }

    internal void SetParsedAttributes(AttributeData[] attributes)
    {
        _attributes = attributes;
        _attributeCount = attributes.Length;
    }

    internal void AddParsed(Node child)
    {
        (_children ??= []).Add(child);
        child.Parent = this;
    }

    private int IndexOf(string attribute)
    {
        for (var i = 0; i < _attributeCount; i++)
        {
            if (_attributes[i].Name == attribute)
                return i;
        }

        return -1;
    }

    private int PlaceOf(string name, ReadOnlySpan<string> order)
    {
        var rank = order.IndexOf(name);
        if (rank >= 0)
        {
            for (var i = 0; i < _attributeCount; i++)
            {
                if (order.IndexOf(_attributes[i].Name) > rank)
                    return i;
            }
        }

        return _attributeCount;
    }

    private void InsertAttribute(int at, AttributeData attribute)
    {
        if (_attributeCount == _attributes.Length)
            Array.Resize(ref _attributes, Math.Max(4, _attributeCount * 2));
        _attributes.AsSpan(at, _attributeCount++ - at).CopyTo(_attributes.AsSpan(at + 1));
        _attributes[at] = attribute;
    }
}
