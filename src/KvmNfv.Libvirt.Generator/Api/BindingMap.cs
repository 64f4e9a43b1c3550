namespace KvmNfv.Libvirt.Generator.Api;

/// <summary>A C# class that functions belong to.</summary>
internal sealed record MapClass(string Name, string? Pointer, string? Owner, string Summary)
{
    public List<MapEntry> Entries { get; } = [];
}

/// <summary>Where one function goes; see Map/README.md for the annotations.</summary>
internal sealed record MapEntry(string Function, string Member, IReadOnlyList<string> Annotations, string Summary)
{
    public bool Has(string annotation) => Annotations.Contains(annotation);

    /// <summary>The text after <paramref name="prefix"/> in the first annotation that starts with it.</summary>
    public string? After(string prefix) => Annotations.FirstOrDefault(a => a.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..];

    public bool IsNullable(string argument) => After("?")?.Split(',').Contains(argument) ?? false;
}

/// <summary>The map from C functions to C# members: the part that no description can tell.</summary>
internal sealed class BindingMap
{
    public List<MapClass> Classes { get; } = [];

    /// <summary>Functions that are left out, with the reason.</summary>
    public Dictionary<string, string> Ignored { get; } = [];

    public IEnumerable<MapEntry> Entries => Classes.SelectMany(c => c.Entries);

    public static BindingMap Load(string folder)
    {
        var map = new BindingMap();
        foreach (var file in Directory.GetFiles(folder, "*.map").Order(StringComparer.Ordinal))
            map.Add(file);
        foreach (var line in Lines(Path.Combine(folder, "ignore.txt")))
        {
            var (function, reason) = Split(line.Text, line.Where);
            map.Ignored.Add(function, reason);
        }
        return map;
    }

    private void Add(string file)
    {
        foreach (var (text, where) in Lines(file))
        {
            if (text[0] == '[')
            {
                var words = text.Trim('[', ']').Split(' ');
                Classes.Add(new(words[0], words[1] == "-" ? null : words[1], words.ElementAtOrDefault(2), ""));
                continue;
            }
            var current = Classes.LastOrDefault() ?? throw new FormatException($"{where}: no [Class] before this line.");
            if (text[0] == '=')
            {
                Classes[^1] = current with { Summary = text[1..].Trim() };
                continue;
            }
            var (head, summary) = Split(text, where);
            var parts = head.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var member = parts.Skip(1).FirstOrDefault(p => char.IsUpper(p[0]))
                ?? throw new FormatException($"{where}: {parts[0]} has no member name.");
            current.Entries.Add(new(parts[0], member, [.. parts.Skip(1).Where(p => p != member)], summary));
        }
    }

    private static (string Head, string Tail) Split(string text, string where)
    {
        var colon = text.IndexOf(" : ", StringComparison.Ordinal);
        return colon > 0 ? (text[..colon].Trim(), text[(colon + 3)..].Trim()) : throw new FormatException($"{where}: expected 'name : text'.");
    }

    private static IEnumerable<(string Text, string Where)> Lines(string file) => File.ReadLines(file)
        .Select((text, index) => (Text: text.Trim(), Where: $"{Path.GetFileName(file)}:{index + 1}"))
        .Where(line => line.Text.Length > 0 && line.Text[0] != '#');
}
