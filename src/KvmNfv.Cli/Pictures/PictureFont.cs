using SkiaSharp;

namespace KvmNfv.Cli.Pictures;

/// <summary>The font of pictures: whatever the machine has, a plain one first. Servers often have none.</summary>
internal static class PictureFont
{
    private static readonly string[] s_liked = ["DejaVu Sans", "Noto Sans", "Liberation Sans", "Cantarell", "Arial", "Helvetica"];

    private static readonly Lazy<SKTypeface?> s_typeface = new(Choose);

    /// <summary>The font; null where the machine has none.</summary>
    public static SKTypeface? Typeface => s_typeface.Value;

    /// <summary>Fails where there is nothing to write words with.</summary>
    /// <param name="orElse">What else the user can do.</param>
    /// <exception cref="CliException">There are no fonts.</exception>
    public static void Check(string orElse = "")
    {
        if (Typeface is null)
            throw new CliException($"no font is installed, so a picture would have no words: install one, such as fonts-dejavu-core{orElse}");
    }

    private static SKTypeface? Choose()
    {
        var families = SKFontManager.Default.FontFamilies.ToList();
        var family = s_liked.FirstOrDefault(families.Contains) ?? families.FirstOrDefault();
        return family is null ? null : SKTypeface.FromFamilyName(family);
    }
}
