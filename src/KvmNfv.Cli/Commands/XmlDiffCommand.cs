using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv xml diff</c>: what two documents, or the documents of two folders, differ in by meaning.</summary>
internal sealed class XmlDiffCommand : CliCommand
{
    private readonly Argument<string> _before = new("A") { Description = "A file, a folder (searched for *.xml), or - for standard input." };
    private readonly Argument<string> _after = new("B") { Description = "The same; a folder when A is one." };

    public XmlDiffCommand(GlobalOptions options, CliConsole console)
        : base("diff", "Compares what documents mean: notation, units, order and libvirt's defaults make no difference. Of a domain's changes it tells which "
            + "a running guest can take. Exit code 0 if they mean the same, 1 if not, 2 if they could not be compared.", options, console)
    {
        Arguments.Add(_before);
        Arguments.Add(_after);
    }

    // As diff(1) has it: 1 is an answer, not a failure.
    protected override int FailureCode => ExitCode.Usage;

    protected override Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (before, after) = (parsed.GetRequiredValue(_before), parsed.GetRequiredValue(_after));
        if (before == "-" && after == "-")
            throw new CliException("only one of the two can be standard input");
        var json = WantsJson(parsed);
        var pairs = new List<XmlDiffPair>();
        foreach (var (left, right) in Pairs(before, after))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var pair = Compare(left, right);
            pairs.Add(pair);
            if (!json)
                Print(pair, heading: Directory.Exists(before));
        }

        if (json)
            Console.WriteJson(new XmlDiffReport(pairs.TrueForAll(static p => p.IsSame), pairs), CliJson.Default.XmlDiffReport);
        Failed = !pairs.TrueForAll(static p => p.IsSame);
        var errors = pairs.FindAll(static p => p.Error is not null);
        if (errors.Count > 0)
            throw new CliException(pairs.Count == 1 ? errors[0].Error! : $"{errors.Count} of {pairs.Count} pairs of files could not be compared");
        return Task.CompletedTask;
    }

    private IEnumerable<(XmlFile? Before, XmlFile? After)> Pairs(string before, string after)
    {
        if (Directory.Exists(before) != Directory.Exists(after))
            throw new CliException($"{(Directory.Exists(before) ? before : after)} is a folder and the other is not; give two files or two folders");
        if (!Directory.Exists(before))
            return [(XmlFile.Of(before, Console)[0], XmlFile.Of(after, Console)[0])];
        var left = XmlFile.Of(before, Console).ToDictionary(file => Path.GetRelativePath(before, file.Name));
        var right = XmlFile.Of(after, Console).ToDictionary(file => Path.GetRelativePath(after, file.Name));
        return left.Keys.Union(right.Keys).Order(StringComparer.Ordinal).Select(name => (left.GetValueOrDefault(name), right.GetValueOrDefault(name)));
    }

    private static XmlDiffPair Compare(XmlFile? before, XmlFile? after)
    {
        if (before is null || after is null)
            return new(before?.Name, after?.Name, [], null);
        try
        {
            var changes = DocumentDiff.Compare(Load(before), Load(after));
            return new(before.Name, after.Name, [.. changes.Select(XmlChange.Of)], null);
        }
        catch (Exception e) when (e is CliException or ArgumentException)
        {
            return new(before.Name, after.Name, [], e is ArgumentException { ParamName: not null } ? Kinds(before, after) : e.Message);
        }
    }

    private static string Kinds(XmlFile before, XmlFile after) => $"{before.Name} and {after.Name} are documents of different kinds";

    private static Element Load(XmlFile file)
    {
        try
        {
            return file.Load();
        }
        catch (Exception e) when (e is LibvirtXmlException or IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{file.Name}: {e.Message}");
        }
    }

    private void Print(XmlDiffPair pair, bool heading)
    {
        if (pair.Error is { } error)
        {
            if (heading)
                Console.WriteError(error);
            return;
        }

        if (pair.Before is null || pair.After is null)
        {
            Console.Out.WriteLine(Printable.Line($"only in {(pair.Before is null ? "B" : "A")}: {pair.Before ?? pair.After}"));
            return;
        }

        if (heading && pair.Changes.Count > 0)
            Console.Out.WriteLine(Printable.Line($"{pair.Before} {pair.After}"));
        foreach (var change in pair.Changes)
            Console.Out.WriteLine(Printable.Line(change.ToString()));
        if (pair.Changes.Count(static c => c.Effect == XmlChange.Restart) is var restarts && pair.Changes.Any(static c => c.Effect is not null))
        {
            Console.Out.WriteLine(restarts == 0
                ? "A running guest can take all of it."
                : $"{restarts} of {pair.Changes.Count} {(pair.Changes.Count == 1 ? "change" : "changes")} {(restarts == 1 ? "needs" : "need")} the guest to be shut off and started again.");
        }
    }
}
