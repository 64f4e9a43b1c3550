namespace KvmNfv.Cli;

/// <summary>Makes text from elsewhere (guests, servers, documents) safe to show on a terminal.</summary>
internal static class Printable
{
    /// <summary>One line, in which a control character shows as a question mark and cannot steer the terminal.</summary>
    public static string Line(string text)
    {
        text = text.ReplaceLineEndings(" ").TrimEnd();
        return text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '?' : c)) : text;
    }
}
