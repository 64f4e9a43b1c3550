namespace KvmNfv.Cli.Output;

/// <summary>Breaks a line at its blanks.</summary>
internal static class TextWrap
{
    private const int Narrowest = 20;

    /// <summary>The lines of a text. A word that is wider than a line stays whole: paths and addresses are to be copied.</summary>
    /// <param name="text">One line; what stands in its first <paramref name="indent"/> columns is not broken.</param>
    /// <param name="width">The columns of a line.</param>
    /// <param name="indent">The blanks before every line but the first.</param>
    public static IEnumerable<string> Lines(string text, int width, int indent)
    {
        var (rest, before, fixedColumns) = (text, "", indent);
        while (rest.Length > Room(width, before))
        {
            var room = Room(width, before);
            var cut = rest.LastIndexOf(' ', room);
            if (cut <= fixedColumns)
                cut = rest.IndexOf(' ', room);
            if (cut < 0)
                break;
            yield return before + rest[..cut].TrimEnd();
            (rest, before, fixedColumns) = (rest[cut..].TrimStart(), new string(' ', indent), 0);
        }

        yield return before + rest;
    }

    private static int Room(int width, string before) => Math.Max(Narrowest, width - before.Length);
}
