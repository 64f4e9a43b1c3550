using System.Xml;

namespace KvmNfv.LibvirtXml;

/// <summary>A document is not well-formed, breaks a bound, or holds a value that is not what libvirt's schema allows there.</summary>
public sealed class LibvirtXmlException : FormatException
{
    /// <summary>Makes the exception without a place.</summary>
    public LibvirtXmlException()
        : this("The document is not valid.")
    {
    }

    /// <summary>Makes the exception without a place.</summary>
    public LibvirtXmlException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception without a place.</summary>
    public LibvirtXmlException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal LibvirtXmlException(string message, int line, int column)
        : base(line > 0 ? $"line {line}, column {column}: {message}" : message)
    {
        Line = line;
        Column = column;
    }

    internal LibvirtXmlException(XmlException cause, int line, int column)
        : base($"line {line}, column {column}: not well-formed XML, or a DTD: {cause.Message}", cause)
    {
        Line = line;
        Column = column;
    }

    /// <summary>Line of the fault in the text that was read, from 1; 0 when the document was made in memory.</summary>
    public int Line { get; }

    /// <summary>Column of the fault, from 1; 0 when the document was made in memory.</summary>
    public int Column { get; }
}
