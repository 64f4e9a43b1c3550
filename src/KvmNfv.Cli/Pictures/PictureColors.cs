using ScottPlot;

namespace KvmNfv.Cli.Pictures;

/// <summary>Colours that people who see few of them can tell apart, too (Okabe and Ito's).</summary>
internal static class PictureColors
{
    public static Color Blue { get; } = Color.FromHex("#0072B2");

    public static Color Vermilion { get; } = Color.FromHex("#D55E00");

    public static Color Green { get; } = Color.FromHex("#009E73");

    public static Color Purple { get; } = Color.FromHex("#AA4499");

    public static Color Orange { get; } = Color.FromHex("#E69F00");

    public static Color Grey { get; } = Color.FromHex("#777777");

    public static Color Faint { get; } = Color.FromHex("#C8C8C8");

    public static Color Ink { get; } = Color.FromHex("#222222");
}
