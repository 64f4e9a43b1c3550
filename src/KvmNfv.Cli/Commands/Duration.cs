using System.Buffers;
using System.Globalization;

namespace KvmNfv.Cli.Commands;

/// <summary>Times with a unit, as users write them: 10ms, 2s, 1.5m.</summary>
internal static class Duration
{
    public const string Expected = "a time such as 10ms, 2s or 5m";

    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789.");

    private static readonly (string Unit, TimeSpan Length)[] s_units =
        [("us", TimeSpan.FromMicroseconds(1)), ("ms", TimeSpan.FromMilliseconds(1)), ("s", TimeSpan.FromSeconds(1)), ("m", TimeSpan.FromMinutes(1)), ("h", TimeSpan.FromHours(1))];

    /// <summary>Longer ones, and nothing at all, are surely mistakes.</summary>
    public static bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        var digits = text.AsSpan().IndexOfAnyExcept(s_digits);
        if (digits <= 0 || !double.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;
        foreach (var (unit, length) in s_units)
        {
            if (unit != text[digits..] || number * length.TotalDays > 7)
                continue;
            value = length * number;
            return value > TimeSpan.Zero;
        }

        return false;
    }
}
