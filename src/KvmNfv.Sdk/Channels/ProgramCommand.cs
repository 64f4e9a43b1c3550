using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Channels;

/// <summary>A program and its arguments. No shell is meant: each argument is one.</summary>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Why">What it is for.</param>
public sealed record ProgramCommand(string Program, EquatableList<string> Arguments, string Why)
{
    /// <summary>The line for a shell, quoted where needed.</summary>
    [JsonIgnore]
    public string Line => string.Join(' ', Arguments.Prepend(Program).Select(Quoted));

    /// <summary>The line for a shell.</summary>
    public override string ToString() => Line;

    // sh(1): nothing is special between single quotes but the quote itself.
    private static string Quoted(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or '=' or ':' or ',' or '@' or '+' or '%')
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
