using System.CommandLine;
using System.Globalization;

namespace KvmNfv.Cli.Commands;

/// <summary>Times that users give in whole seconds.</summary>
internal static class Seconds
{
    /// <summary>A week: more is surely a mistake.</summary>
    public const int Maximum = 7 * 24 * 3600;

    /// <summary>Makes the option refuse anything else.</summary>
    public static void AddCheck(Option<int?> option, int minimum) => option.Validators.Add(result =>
    {
        if (result.Tokens is [var token, ..] && !IsValid(token.Value, minimum))
            result.AddError($"'{token.Value}' is not a time in seconds: use a number from {minimum} to {Maximum}");
    });

    private static bool IsValid(string text, int minimum) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= Maximum;
}
