using System.Globalization;
using System.Text.RegularExpressions;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Makes a step of values written into files of the running kernel: reads what they hold, and writes the commands.</summary>
internal sealed partial class WriteStep
{
    private readonly TuningContext _context;
    private readonly List<(TuningWrite Write, string? Now)> _values = [];

    public WriteStep(TuningContext context) => _context = context;

    public bool IsEmpty => _values.Count == 0;

    /// <summary>Adds a value; a file that the host doesn't have, or that can't be read, is left out.</summary>
    public WriteStep Add(string path, string value, TuningValueKind kind = TuningValueKind.Text, string? mayBeRefused = null)
    {
        if (_context.Read(path) is { } now)
            _values.Add((new TuningWrite { Path = path, Value = value, Kind = kind, MayBeRefused = mayBeRefused }, now));
        return this;
    }

    /// <summary>The step without its words; null when the host has none of the files.</summary>
    public TuningStep? Step(string id, string title, string reason, params string[] mends)
    {
        if (IsEmpty)
            return null;
        return new TuningStep
        {
            Id = id,
            Title = title,
            Stage = TuningStage.Runtime,
            Satisfied = _values.All(v => TuningValue.Matches(v.Write.Kind, v.Now!, v.Write.Value)),
            Current = Summary(_values.Select(v => (v.Write.Path, TuningValue.Writable(v.Write.Kind, v.Now!)))),
            Wanted = Summary(_values.Select(v => (v.Write.Path, v.Write.Value))),
            Reason = reason,
            Mends = [.. mends],
            Writes = [.. _values.Select(v => v.Write)],
            Snippets = [new TuningSnippet("sh", Commands(_values.Select(v => v.Write)))],
            Undo = $"`kvmnfv host tune --rollback` if it was applied with --apply-runtime; by hand: write {Summary(_values.Select(v => (v.Write.Path, TuningValue.Writable(v.Write.Kind, v.Now!))))} back.",
        };
    }

    /// <summary>Shell lines that write the values, one loop for the files that differ only in a CPU's or an interrupt's number.</summary>
    public static string Commands(IEnumerable<TuningWrite> writes) => string.Join('\n', writes
        .GroupBy(w => (Template: Numbered().Replace(w.Path, "$1\"$$n\"/"), w.Value))
        .Select(g => g.Count() == 1
            ? $"echo {Quoted(g.Key.Value)} > {g.First().Path}"
            : $"for n in {Numbers(g.Select(w => w.Path))}; do echo {Quoted(g.Key.Value)} > {g.Key.Template}; done"));

    public static string Quoted(string value) => value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is ',' or '-' or '/' or '.') ? value : $"'{value}'";

    private static string Numbers(IEnumerable<string> paths)
    {
        var numbers = CpuSet.From(paths.Select(p => int.Parse(Numbered().Match(p).Groups[2].Value, CultureInfo.InvariantCulture)));
        return string.Join(' ', numbers.ToString().Split(',').Select(r => r.Split('-') is [var a, var b] ? $"$(seq {a} {b})" : r));
    }

    private static string Summary(IEnumerable<(string Path, string Value)> values)
    {
        var groups = values.GroupBy(v => v.Value).Select(g => (Value: g.Key, Count: g.Count(), g.First().Path)).ToList();
        return groups.Count == 1
            ? groups[0].Value
            : string.Join("; ", groups.Take(4).Select(g => g.Count == 1 ? $"{g.Value} ({Name(g.Path)})" : $"{g.Value} ({g.Count} files)")) + (groups.Count > 4 ? " ..." : "");
    }

    private static string Name(string path) => path[(path.LastIndexOf('/', path.LastIndexOf('/') - 1) + 1)..];

    [GeneratedRegex("(/cpu|/irq/|/machinecheck)([0-9]{1,5})/")]
    private static partial Regex Numbered();
}
