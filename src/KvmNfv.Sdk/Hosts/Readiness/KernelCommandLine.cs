namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>The kernel's command line, read as the kernel reads it (next_arg in lib/cmdline.c): blanks separate, double quotes protect them, and
/// what follows <c>--</c> goes to init.</summary>
internal sealed class KernelCommandLine
{
    private KernelCommandLine(List<KernelParameter> parameters, List<string> forInit)
    {
        Parameters = parameters;
        ForInit = forInit;
    }

    public IReadOnlyList<KernelParameter> Parameters { get; }

    /// <summary>The words after <c>--</c>.</summary>
    public IReadOnlyList<string> ForInit { get; }

    public static KernelCommandLine Parse(string text)
    {
        var parameters = new List<KernelParameter>();
        var forInit = new List<string>();
        var ended = false;
        foreach (var word in Words(text))
        {
            if (ended)
                forInit.Add(word);
            else if (word == "--")
                ended = true;
            else
                parameters.Add(Split(word));
        }

        return new(parameters, forInit);
    }

    /// <summary>Whether the parameter is there, with or without a value.</summary>
    public bool Has(string key) => Last(key) is not null;

    /// <summary>The value that counts when a parameter is given more than once: the last. Empty for a parameter without a value, null without one.</summary>
    public string? Value(string key) => Last(key) is { } found ? found.Value ?? "" : null;

    /// <summary>The last occurrence of a parameter.</summary>
    public KernelParameter? Last(string key)
    {
        key = key.Replace('-', '_');
        for (var i = Parameters.Count - 1; i >= 0; i--)
        {
            if (Parameters[i].Key == key)
                return Parameters[i];
        }

        return null;
    }

    private static KernelParameter Split(string word)
    {
        if (word is ['"', .., '"'] and { Length: > 1 })
            word = word[1..^1];
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            return new(word, null);
        var value = word[(equals + 1)..];
        return new(word[..equals], value is ['"', ..] ? value.Trim('"') : value);
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        var quoted = false;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (!quoted && (char.IsWhiteSpace(text[i]) || text[i] == '\0')))
            {
                if (start >= 0)
                    yield return text[start..i];
                start = -1;
                continue;
            }

            if (start < 0)
                start = i;
            if (text[i] == '"')
                quoted = !quoted;
        }
    }
}
