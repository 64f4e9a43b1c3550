using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv xml check</c>: whether documents are written as they were read, and what of them is not modelled.</summary>
internal sealed class XmlCheckCommand : CliCommand
{
    private readonly Argument<string[]> _files = XmlFilesArgument.Create();
    private readonly Option<bool> _places = new("--places", "-p") { Description = "List the places that are not modelled." };

    public XmlCheckCommand(GlobalOptions options, CliConsole console)
        : base("check", "Reads documents, writes them, and tells whether they came out the same byte for byte, and how much of them has no typed property. "
            + "Exit code 1 if one came out changed or could not be read.", options, console)
    {
        Arguments.Add(_files);
        Options.Add(_places);
    }

    protected override Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var json = WantsJson(parsed);
        var results = new List<XmlCheckFile>();
        foreach (var file in XmlFile.Of(parsed.GetRequiredValue(_files), Console))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var result = Check(file);
            results.Add(result);
            if (!json)
                Print(result, parsed.GetValue(_places));
        }

        var report = XmlCheckReport.Of(results);
        if (json)
            Console.WriteJson(report, CliJson.Default.XmlCheckReport);
        else
            Console.Out.WriteLine(report.Summary());
        Failed = report.Same < report.Files.Count;
        return Task.CompletedTask;
    }

    private static XmlCheckFile Check(XmlFile file)
    {
        try
        {
            using var read = new MemoryStream();
            using (var stream = file.Open())
                stream.CopyTo(read);
            read.Position = 0;
            var document = LibvirtDocument.Load(read);
            using var written = new MemoryStream();
            document.Save(written);
            var same = written.ToArray().AsSpan().SequenceEqual(read.ToArray()) && RoundTrip.FirstDifference(document) is null;
            var coverage = DocumentCoverage.Of(document);
            return new(file.Name, same ? XmlCheckFile.IsSame : XmlCheckFile.IsChanged, document.ElementName, coverage.Total,
                coverage.Uncovered.Count, [.. coverage.Uncovered.Select(static node => node.Path)], null);
        }
        catch (Exception e) when (e is LibvirtXmlException or IOException or UnauthorizedAccessException)
        {
            return new(file.Name, XmlCheckFile.IsError, null, 0, 0, [], e.Message);
        }
    }

    private void Print(XmlCheckFile file, bool places)
    {
        // Lines, not a table: a folder may hold thousands of files.
        Console.Out.WriteLine(Printable.Line(file.Error is { } error
            ? $"{file.Status,-7}  {file.File}: {error}"
            : $"{file.Status,-7}  {file.File}: {file.Root}, {file.NotModelled} of {file.Total} not modelled"));
        foreach (var place in places ? file.Places : [])
            Console.Out.WriteLine("         " + Printable.Line(place));
    }
}
