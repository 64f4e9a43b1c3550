using System.Globalization;
using System.Text;
using System.Xml;

namespace KvmNfv.Sdk.Placement;

/// <summary>Writes the few SVG elements that the picture uses.</summary>
internal sealed class SvgCanvas(XmlWriter writer)
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    public static string Document(double width, double height, string title, string description, Action<SvgCanvas> draw)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true }))
        {
            writer.WriteStartElement("svg", Namespace);
            Attributes(writer, ("width", Number(width)), ("height", Number(height)), ("viewBox", $"0 0 {Number(width)} {Number(height)}"),
                ("role", "img"), ("font-family", "system-ui, 'DejaVu Sans', 'Liberation Sans', sans-serif"));
            writer.WriteElementString("title", Namespace, Clean(title));
            writer.WriteElementString("desc", Namespace, Clean(description));
            draw(new SvgCanvas(writer));
            writer.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    /// <summary>A group with a tooltip.</summary>
    public void Group(string title, Action draw)
    {
        writer.WriteStartElement("g", Namespace);
        writer.WriteElementString("title", Namespace, Clean(title));
        draw();
        writer.WriteEndElement();
    }

    public void Rectangle(double x, double y, double width, double height, string fill, string stroke, double radius = 2, double strokeWidth = 1, string? dash = null)
    {
        writer.WriteStartElement("rect", Namespace);
        Attributes(writer, ("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)), ("rx", Number(radius)),
            ("fill", fill), ("stroke", stroke), ("stroke-width", Number(strokeWidth)));
        if (dash is not null)
            writer.WriteAttributeString("stroke-dasharray", dash);
        writer.WriteEndElement();
    }

    public void Line(double x1, double y1, double x2, double y2, string stroke)
    {
        writer.WriteStartElement("line", Namespace);
        Attributes(writer, ("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2)), ("stroke", stroke));
        writer.WriteEndElement();
    }

    public void Text(double x, double y, string text, double size, string fill = "#222222", string anchor = "start", bool bold = false)
    {
        writer.WriteStartElement("text", Namespace);
        Attributes(writer, ("x", Number(x)), ("y", Number(y)), ("font-size", Number(size)), ("fill", fill), ("text-anchor", anchor));
        if (bold)
            writer.WriteAttributeString("font-weight", "bold");
        writer.WriteString(Clean(text));
        writer.WriteEndElement();
    }

    private static void Attributes(XmlWriter writer, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
            writer.WriteAttributeString(name, value);
    }

    // Names come from profiles and firmware: characters that no XML document may hold must not stop the picture.
    private static string Clean(string text) => string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) ? c : '?'));

    private static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
