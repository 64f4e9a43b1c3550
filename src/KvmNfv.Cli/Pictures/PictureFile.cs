using System.Text;
using SkiaSharp;

namespace KvmNfv.Cli.Pictures;

/// <summary>A picture in a file: SVG or PNG, as its name ends.</summary>
internal static class PictureFile
{
    /// <summary>Whether a file's name says that it is a kind of picture that can be drawn.</summary>
    public static bool CanWrite(string file) => Path.GetExtension(file).ToUpperInvariant() is ".SVG" or ".PNG";

    /// <summary>Draws.</summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Write(string file, int width, int height, Action<SKCanvas> draw)
    {
        var svg = Path.GetExtension(file).Equals(".svg", StringComparison.OrdinalIgnoreCase);
        File.WriteAllBytes(file, svg ? Svg(width, height, draw) : Png(width, height, draw));
    }

    private static byte[] Png(int width, int height, Action<SKCanvas> draw)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        draw(surface.Canvas);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static byte[] Svg(int width, int height, Action<SKCanvas> draw)
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, width, height), stream))
            draw(canvas);
        // Who looks at it may not have the font.
        var family = PictureFont.Typeface!.FamilyName;
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(stream.ToArray()).Replace($"font-family=\"{family}\"", $"font-family=\"{family}, sans-serif\"", StringComparison.Ordinal));
    }
}
