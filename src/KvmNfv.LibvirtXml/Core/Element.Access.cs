using KvmNfv.LibvirtXml.Tree;

namespace KvmNfv.LibvirtXml;

// What the generated properties are made of.
public abstract partial class Element
{
    internal string? Attr(string name) => XmlNode?.Attribute(name);

    internal string? AttrOn(string child, string name) => XmlNode?.Child(child, "")?.Attribute(name);

    internal string? Content() => XmlNode?.Text;

    internal string? Text(string child, string @namespace = "") => XmlNode?.Child(child, @namespace) is { } node ? node.Text ?? "" : null;

    internal bool Has(string child, string @namespace = "") => XmlNode?.Child(child, @namespace) is not null;

    internal void SetAttr(string name, string? value) => Set(name, XmlText.Value(value));

    internal void SetAttrOn(string child, string name, string? value)
    {
        if (value is not null)
            ChildNode(child, "").SetAttribute(name, XmlText.Value(value), []);
        else if (XmlNode?.Child(child, "") is { } node)
            SetAndPrune(node, name);
    }

    internal void SetContent(string? value)
    {
        if (value is not null || XmlNode is not null)
            Materialise().SetText(XmlText.Value(value));
    }

    internal void SetText(string child, string @namespace, string? value)
    {
        if (value is not null)
            ChildNode(child, @namespace).SetText(XmlText.Value(value));
        else if (XmlNode?.Child(child, @namespace) is { } node)
            XmlNode!.Remove(node);
    }

    internal void SetFlag(string child, string @namespace, bool value)
    {
        if (value)
            ChildNode(child, @namespace);
        else if (XmlNode?.Child(child, @namespace) is { } node)
            XmlNode!.Remove(node);
    }

    /// <summary>Writes a size in the unit that stands there, else in libvirt's default, else in bytes: whichever is exact.</summary>
    internal void SetSize(string? child, string? attribute, string? unitAttribute, string defaultUnit, MemorySize? value)
    {
        string? number = null, unit = null;
        if (value is { } size)
        {
            var old = unitAttribute is null ? null : child is null ? Attr(unitAttribute) : AttrOn(child, unitAttribute);
            string[] units = unitAttribute is null ? [defaultUnit] : [old ?? defaultUnit, defaultUnit, "bytes"];
            unit = Array.Find(units, candidate => size.TryIn(candidate, out _))
                ?? throw new ArgumentException($"{size} is not a whole number of {defaultUnit}, the unit of this value.", nameof(value));
            size.TryIn(unit, out var count);
            number = Codec.Write<ulong>(count);
            var unitless = old is null && unit == defaultUnit && Written(child, attribute) is not null;
            unit = unitless ? null : unit;
        }

        if (child is not null && attribute is null && number is null)
        {
            SetText(child, "", null);
            return;
        }

        if (child is not null && attribute is not null)
            SetAttrOn(child, attribute, number);
        else if (attribute is not null)
            SetAttr(attribute, number);
        else if (child is not null)
            SetText(child, "", number);
        else
            SetContent(number);
        if (unitAttribute is not null && child is null)
            SetAttr(unitAttribute, unit);
        else if (unitAttribute is not null && unit is not null)
            SetAttrOn(child!, unitAttribute, unit);
    }

    /// <summary>Sets the attribute that says which member of a family a child is.</summary>
    internal void Choose(string? chosenBy, Element? child)
    {
        if (chosenBy is not null && child?.Variant is { } variant && (Attr(chosenBy) ?? "") != variant)
            SetAttr(chosenBy, variant);
    }

    internal Slot ChildSlot(string name, string @namespace = "") => new(XmlNode?.Child(name, @namespace), this, name, @namespace);

    internal void SetChild(string name, string @namespace, Element? value, string? chosenBy = null)
    {
        Choose(chosenBy, value);
        var old = XmlNode?.Child(name, @namespace);
        if (value is null)
        {
            if (old is not null)
                XmlNode!.Remove(old);
            return;
        }

        if (old is not null && value.XmlNode == old)
            return;
        var node = value.Release(name, @namespace);
        if (old is null)
        {
            InsertChild(node);
            return;
        }

        var at = XmlNode!.IndexOf(old);
        XmlNode.Remove(old);
        XmlNode.Insert(at, node);
        Namespaces.Declare(node);
    }

    /// <summary>The node to put elsewhere: this one when it stands alone, a copy when it is part of a document.</summary>
    internal ElementNode Release(string name, string @namespace)
    {
        var node = XmlNode is not { } own ? new ElementNode(name, @namespace) : own.Parent is null ? own : own.Clone();
        node.AutoLead = true;
        node.Rename(name, node.Namespace == @namespace ? node.Prefix : LibvirtNamespace.PrefixOf(@namespace), @namespace);
        return node;
    }

    internal ElementNode Materialise()
    {
        if (XmlNode is { } node)
            return node;
        _node = new ElementNode(_name, LibvirtNamespace.PrefixOf(_namespace), _namespace) { View = this };
        _parent!.InsertChild(_node);
        return _node;
    }

    /// <summary>Puts a new child behind the last one that libvirt writes before it, or before the first it writes after it.</summary>
    internal void InsertChild(ElementNode child)
    {
        var node = Materialise();
        node.Insert(PlaceOf(node, child.Name), child);
        Namespaces.Declare(child);
    }

    internal LibvirtXmlException Invalid(string what, string text, string expected)
    {
        var (line, column) = XmlNode?.Position() ?? (0, 0);
        return new LibvirtXmlException($"{GetXPath()}{what} is '{text}', not {expected}", line, column);
    }

    private string? Written(string? child, string? attribute) => (child, attribute) switch
    {
        (null, null) => Content(),
        (null, _) => Attr(attribute),
        (_, null) => Text(child),
        _ => AttrOn(child, attribute),
    };

    private void SetAndPrune(ElementNode child, string attribute)
    {
        child.SetAttribute(attribute, null, []);
        if (child.IsEmpty)
            XmlNode!.Remove(child);
    }

    private ElementNode ChildNode(string name, string @namespace)
    {
        if (XmlNode?.Child(name, @namespace) is { } found)
            return found;
        var node = new ElementNode(name, LibvirtNamespace.PrefixOf(@namespace), @namespace);
        InsertChild(node);
        return node;
    }

    private void Set(string attribute, string? value)
    {
        if (value is not null || XmlNode is not null)
            Materialise().SetAttribute(attribute, value, AttributeOrder);
    }

    private int PlaceOf(ElementNode node, string name)
    {
        var order = ChildOrder;
        var rank = order.IndexOf(name);
        var children = node.Children;
        if (rank < 0)
            return children.Count;
        var before = -1;
        for (var i = children.Count - 1; i >= 0; i--)
        {
            if (children[i] is not ElementNode other || order.IndexOf(other.Name) is not (>= 0 and var otherRank))
                continue;
            if (otherRank <= rank)
                return i + 1;
            before = i;
        }

        return before >= 0 ? before : children.Count;
    }
}
