using System.Globalization;

namespace KvmNfv.Cli.Commands;

/// <summary>Times that users give in whole seconds.</summary>
internal static class Seconds
{
    /// <summary>A week: more is surely a mistake.</summary>
    public const int Maximum = 7 * 24 * 3600;

    public static bool IsValid(string text, int minimum) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= Maximum;
}
