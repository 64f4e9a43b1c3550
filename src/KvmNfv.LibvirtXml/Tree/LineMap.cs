namespace KvmNfv.LibvirtXml.Tree;

/// <summary>Turns the reader's line and column into an offset. Lines end as the BCL reader counts them: LF, CR LF, or a lone CR.</summary>
internal sealed class LineMap
{
    internal const char Mark = '\uFEFF';

    private readonly List<int> _starts;

    internal LineMap(string source)
    {
        _starts = [source.StartsWith(Mark) ? 1 : 0];
        var from = 0;
        while (source.AsSpan(from).IndexOfAny('\n', '\r') is >= 0 and var step)
        {
            from += step;
            from += source[from] == '\r' && from + 1 < source.Length && source[from + 1] == '\n' ? 2 : 1;
            _starts.Add(from);
        }
    }

    internal int Offset(int line, int column) => _starts[line - 1] + column - 1;
}
