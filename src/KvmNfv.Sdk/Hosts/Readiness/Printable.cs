namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>Makes what files say fit for reports and terminals.</summary>
internal static class Printable
{
    public const int MaxLength = 200;

    /// <summary>One line of at most <see cref="MaxLength"/> characters, without control characters; lines are joined by <c>" | "</c>.</summary>
    public static string? Bounded(string? text)
    {
        if (text is null)
            return null;
        var head = text.AsSpan().Trim(" \t\r\n\0");
        var cut = head.Length > MaxLength;
        var line = (cut ? head[..(MaxLength - 3)] : head).ToString();
        if (line.AsSpan().ContainsAny('\n', '\0'))
            line = string.Join(" | ", line.Split(['\n', '\0'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (line.Any(char.IsControl))
            line = string.Concat(line.Select(c => c == '\t' ? ' ' : char.IsControl(c) ? '?' : c));
        return cut || line.Length > MaxLength ? line[..Math.Min(line.Length, MaxLength - 3)] + "..." : line;
    }
}
