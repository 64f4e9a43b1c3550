using System.Globalization;

namespace KvmNfv.Cli.Pictures;

/// <summary>Numbers on axes.</summary>
internal static class PictureAxis
{
    /// <summary>3 as 1,000.</summary>
    public static string PowerOfTen(double exponent) => Math.Pow(10, exponent).ToString("#,0.######", CultureInfo.InvariantCulture);
}
