using System.CommandLine;

namespace KvmNfv.Cli.Commands;

/// <summary>Options whose value is one of a few words, or a text that something parses; both say what they take.</summary>
internal static class WordOption
{
    public delegate bool Parser<T>(string text, out T value);

    public static Option<T> Create<T>(string name, string description, T otherwise, params (string Word, T Value)[] words) => new(name)
    {
        Description = description,
        HelpName = string.Join('|', words.Select(w => w.Word)),
        DefaultValueFactory = _ => otherwise,
        CustomParser = result =>
        {
            foreach (var (word, value) in words)
            {
                if (word == result.Tokens[0].Value)
                    return value;
            }

            result.AddError($"'{result.Tokens[0].Value}' is not understood by {name}: use {string.Join(", ", words.Select(w => w.Word))}");
            return otherwise;
        },
    };

    public static Option<T?> Parsed<T>(string name, string description, string helpName, Parser<T> parse, string expected)
        where T : struct => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            if (parse(result.Tokens[0].Value, out var value))
                return value;
            result.AddError($"'{result.Tokens[0].Value}' is not understood by {name}: use {expected}");
            return null;
        },
    };
}
