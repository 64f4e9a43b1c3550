using System.Globalization;

namespace KvmNfv.LibvirtXml.Benchmarks;

/// <summary>What the command line of <c>compare</c> asked for.</summary>
/// <param name="Folder">Domain documents; null means libvirt's own, from the corpus.</param>
/// <param name="Pairs">Pairs of each comparison; six at least, since a median of fewer says little.</param>
/// <param name="ReportOnly">Whether a missed promise still ends with exit code 0.</param>
internal sealed record CompareOptions(string? Folder, int Pairs, bool ReportOnly)
{
    private const int LeastPairs = 6;

    internal static CompareOptions Parse(ReadOnlySpan<string> args)
    {
        var options = new CompareOptions(null, 15, false);
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--report-only" => options with { ReportOnly = true },
                "--pairs" => options with { Pairs = Number(++i < args.Length ? args[i] : "") },
                ['-', ..] => throw new ArgumentException($"'{args[i]}' is not an option: --pairs N, --report-only, or a folder of domain documents."),
                _ => options with { Folder = args[i] },
            };
        }

        return options;
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= LeastPairs ? number
            : throw new ArgumentException($"--pairs needs a number of at least {LeastPairs}.");
}
