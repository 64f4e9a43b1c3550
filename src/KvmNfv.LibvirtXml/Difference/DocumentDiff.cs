using System.Collections;
using System.Globalization;
using KvmNfv.LibvirtXml.Tree;

namespace KvmNfv.LibvirtXml;

/// <summary>
/// Compares what two documents mean: units, ways to write numbers and truths, white space, comments and libvirt's defaults make no
/// difference, and elements of a list are matched by what identifies them. Content without a type is compared as it stands.
/// </summary>
public sealed class DocumentDiff
{
    private readonly List<DocumentChange> _changes = [];

    private DocumentDiff()
    {
    }

    /// <summary>Lists the changes that lead from one document to another of the same kind; empty when they mean the same.</summary>
    /// <exception cref="ArgumentException">The documents are of different kinds.</exception>
    public static IReadOnlyList<DocumentChange> Compare(Element before, Element after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.ElementName != after.ElementName)
            throw new ArgumentException($"A <{before.ElementName}> and a <{after.ElementName}> cannot be compared; give two documents of one kind.", nameof(after));
        var diff = new DocumentDiff();
        diff.Elements(before, after, after);
        return diff._changes;
    }

    private void Elements(Element before, Element after, Element place)
    {
        // A variant of another kind (a bridge interface that became a vhost-user one) has other properties: it is replaced as a whole.
        if (before.Shape != after.Shape)
        {
            Add(place.GetXPath(), ChangeKind.Changed, before.ToString(), after.ToString());
            return;
        }

        foreach (var member in before.Shape.Members)
            Member(before, after, member);
        Untyped(before, after, place);
    }

    private void Member(Element before, Element after, ShapeMember member)
    {
        switch (member.Kind)
        {
            case MemberKind.Child:
                Child(member.Read(before) as Element, member.Read(after) as Element);
                break;
            case MemberKind.Items:
                Items([.. (IEnumerable<Element>)member.Read(before)!], [.. (IEnumerable<Element>)member.Read(after)!]);
                break;
            default:
                Value(before, after, member);
                break;
        }
    }

    private void Child(Element? before, Element? after)
    {
        var (had, has) = (before?.Exists == true, after?.Exists == true);
        if ((had && has) || IsGroup(had ? before : after, had ? after : before))
            Elements(before!, after!, after!);
        else if (SaysNothing(had ? before : after, had ? after : before))
            return;
        else if (had && !Defaults.IsNothing(before!))
            Add(before!.GetXPath(), ChangeKind.Removed, before.ToString(), null);
        else if (has && !Defaults.IsNothing(after!))
            Add(after!.GetXPath(), ChangeKind.Added, null, after.ToString());
    }

    // All that the one element says is what its absence means: a clock of UTC.
    private static bool SaysNothing(Element? has, Element? lacks)
    {
        if (has?.XmlNode is not { IsEmpty: false } || lacks?.Shape != has.Shape)
            return false;
        var inside = new DocumentDiff();
        inside.Elements(has, lacks, has);
        return inside._changes.Count == 0;
    }

    // An element that only holds others, such as cputune or devices: that it came or went says less than what came or went with it.
    private static bool IsGroup(Element? has, Element? lacks) => has?.XmlNode is { Attributes.IsEmpty: true, Children: { Count: > 0 } children }
        && lacks?.Shape == has.Shape && !children.Any(static child => child is TextNode);

    private void Items(List<Element> before, List<Element> after)
    {
        var left = Identity.Match(before, after, out var pairs);
        foreach (var (old, @new) in pairs)
            Elements(old, @new, @new);
        foreach (var gone in left.Before.Where(static e => !IsNoSource(e)))
            Add(gone.GetXPath(), ChangeKind.Removed, gone.ToString(), null);
        foreach (var added in left.After.Where(static e => !IsNoSource(e)))
            Add(added.GetXPath(), ChangeKind.Added, null, added.ToString());
    }

    // Not written back by libvirt for a pty whose path is not known yet.
    private static bool IsNoSource(Element element) => element is CharacterSource && Defaults.IsNothing(element);

    private void Value(Element before, Element after, ShapeMember member)
    {
        var (old, @new) = (Text(before, member), Text(after, member));
        if (before is DomainDocument && member.Property == nameof(DomainDocument.CurrentMemory))
        {
            var memory = before.Shape.Members.First(static m => m.Property == nameof(DomainDocument.Memory));
            (old, @new) = (old ?? Text(before, memory), @new ?? Text(after, memory));
        }

        if (old == @new || Defaults.Same(before.Shape.Type, member.Property, old, @new))
            return;
        var place = (member.Kind, member.On, member.Name) switch
        {
            (MemberKind.Attribute, null, var name) => $"/@{name}",
            (MemberKind.Attribute, var on, var name) => $"/{on}/@{name}",
            (_, _, "") => "",
            (_, _, var name) => $"/{name}",
        };
        var kind = old is null ? ChangeKind.Added : @new is null ? ChangeKind.Removed : ChangeKind.Changed;
        Add((@new is null ? before : after).GetXPath() + place, kind, old, @new);
    }

    // Unreadable values are compared as they stand.
    private static string? Text(Element element, ShapeMember member)
    {
        try
        {
            return member.Read(element) switch
            {
                null => null,
                string text => text,
                bool flag => member.Kind == MemberKind.Flag && !flag ? null : flag ? "yes" : "no",
                IEnumerable values when member.Kind == MemberKind.Values => string.Join('\n', values.Cast<object>()) is { Length: > 0 } text ? text : null,
                IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
                var value => value.ToString(),
            };
        }
        catch (LibvirtXmlException)
        {
            return (member.Kind, member.On) switch
            {
                (MemberKind.Attribute, null) => element.Attr(member.Name),
                (MemberKind.Attribute, { } on) => element.AttrOn(on, member.Name),
                (MemberKind.Text, _) => element.Text(member.Name, member.Namespace),
                _ => element.Content(),
            };
        }
    }

    private void Untyped(Element before, Element after, Element place)
    {
        var (old, @new) = (Unknown.Of(before), Unknown.Of(after));
        foreach (var (name, value) in old)
        {
            if (!@new.TryGetValue(name, out var now))
                Add($"{before.GetXPath()}/{name}", ChangeKind.Removed, value, null);
            else if (now != value)
                Add($"{place.GetXPath()}/{name}", ChangeKind.Changed, value, now);
        }

        foreach (var (name, value) in @new.Where(pair => !old.ContainsKey(pair.Key)))
            Add($"{place.GetXPath()}/{name}", ChangeKind.Added, null, value);
    }

    private void Add(string path, ChangeKind kind, string? before, string? after) =>
        _changes.Add(new DocumentChange(path, kind, before, after, LiveChanges.EffectOf(path, kind)));
}
