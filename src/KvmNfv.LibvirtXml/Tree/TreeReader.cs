using System.Xml;

namespace KvmNfv.LibvirtXml.Tree;

/// <summary>
/// Builds the kept tree with the BCL's <see cref="XmlReader"/>: no DTD, no external entities, bounded size and depth. The reader's line
/// information tells where each node starts in the source; a node ends where the next one starts.
/// </summary>
internal sealed class TreeReader
{
    private readonly string _source;
    private readonly XmlReadOptions _options;
    private readonly LineMap _lines;
    private Node? _open;
    private int _lead = -1;

    private TreeReader(string source, XmlReadOptions options)
    {
        _source = source;
        _options = options;
        _lines = new LineMap(source);
    }

    internal static DocumentNode Read(string source, XmlReadOptions options)
    {
        if (source.Length > options.MaxLength)
            throw new LibvirtXmlException($"the document has {source.Length} characters, more than the {options.MaxLength} allowed", 1, 1);
        return new TreeReader(source, options).Read();
    }

    private DocumentNode Read()
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = _options.MaxLength,
        };
        using var text = new StringReader(_source);
        // A byte order mark that decoding left in the text: kept as what stands before the root.
        if (_source.StartsWith(LineMap.Mark))
            text.Read();
        using var reader = XmlReader.Create(text, settings);
        var info = (IXmlLineInfo)reader;
        try
        {
            return Read(reader, info);
        }
        catch (XmlException e)
        {
            // Not all of the reader's errors (a DTD, nothing at all) say where; its position then does.
            var known = e.LineNumber > 0;
            throw new LibvirtXmlException(e, Math.Max(1, known ? e.LineNumber : info.LineNumber), Math.Max(1, known ? e.LinePosition : info.LinePosition));
        }
    }

    private DocumentNode Read(XmlReader reader, IXmlLineInfo info)
    {
        var document = new DocumentNode { Source = _source, End = _source.Length };
        Node parent = document;
        while (reader.Read())
        {
            var at = _lines.Offset(info.LineNumber, info.LinePosition);
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = ReadElement(reader, at - 1);
                    Attach(parent, element);
                    if (reader.IsEmptyElement)
                        _open = element;
                    else
                        parent = element;
                    break;
                case XmlNodeType.EndElement:
                    var closed = (ElementNode)parent;
                    CloseAt(at - 2);
                    closed.CloseStart = at - 2;
                    closed.CloseLead = _lead >= 0 ? _lead : at - 2;
                    _lead = -1;
                    closed.End = _source.IndexOf('>', at) + 1;
                    parent = closed.Parent!;
                    break;
                case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    CloseAt(at);
                    _lead = _lead >= 0 ? _lead : at;
                    break;
                case XmlNodeType.Text:
                    Attach(parent, Begin(new TextNode(reader.Value), at));
                    break;
                case XmlNodeType.CDATA:
                    Attach(parent, Begin(new TextNode(reader.Value), at - "<![CDATA[".Length));
                    break;
                case XmlNodeType.Comment:
                    Attach(parent, Begin(new MarkupNode(), at - "<!--".Length));
                    break;
                case XmlNodeType.ProcessingInstruction:
                    Attach(parent, Begin(new MarkupNode(), at - "<?".Length));
                    break;
                default:
                    break; // the XML declaration: copied with the prolog
            }
        }

        CloseAt(_source.Length);
        return document;
    }

    private ElementNode ReadElement(XmlReader reader, int start)
    {
        if (reader.Depth >= _options.MaxDepth)
            throw Error(start, $"elements nest deeper than the {_options.MaxDepth} levels allowed");
        var element = Begin(new ElementNode(reader.LocalName, reader.Prefix, reader.NamespaceURI), start);
        if (reader.AttributeCount > 0)
        {
            var attributes = new AttributeData[reader.AttributeCount];
            for (var i = 0; reader.MoveToNextAttribute(); i++)
                attributes[i] = new AttributeData(reader.Name, reader.Value);
            element.SetParsedAttributes(attributes);
            reader.MoveToElement();
        }

        return element;
    }

    // A node is open until the next one starts; then its end (for an element: the end of its start tag) is known.
    private T Begin<T>(T node, int start)
        where T : Node
    {
        CloseAt(start);
        node.Source = _source;
        node.Start = start;
        node.Lead = _lead >= 0 ? _lead : start;
        node.AutoLead = false;
        _lead = -1;
        _open = node;
        return node;
    }

    private void CloseAt(int end)
    {
        if (_open is ElementNode { CloseStart: < 0 } element)
            (element.TagEnd, element.End) = (end, end);
        else if (_open is not null)
            _open.End = end;
        _open = null;
    }

    private static void Attach(Node parent, Node child)
    {
        if (parent is ElementNode element)
        {
            element.AddParsed(child);
        }
        else if (child is ElementNode root)
        {
            ((DocumentNode)parent).Root = root;
            root.Parent = parent;
        }
    }

    private LibvirtXmlException Error(int offset, string message)
    {
        var (line, column) = new TextNode("") { Source = _source, Start = offset }.Position();
        return new LibvirtXmlException(message, line, column);
    }
}
