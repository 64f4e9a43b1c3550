using System.Text.RegularExpressions;
using KvmNfv.Tests;

namespace KvmNfv.Architecture.Tests;

/// <summary>House rules that only the source text shows.</summary>
public sealed partial class SourceRulesTests
{
    private const int MaxMedianLines = 100;

    private static readonly string[] s_files = [.. Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.EndsWith(".g.cs", StringComparison.Ordinal))];

    [Test]
    public void Median_file_is_short()
    {
        var lengths = s_files.Select(f => File.ReadLines(f).Count()).Order().ToList();
        Assert.That(lengths[lengths.Count / 2], Is.LessThan(MaxMedianLines));
    }

    [Test]
    public void Every_unsafe_member_says_why_it_is_safe()
    {
        var missing = s_files.SelectMany(f => Lines(f).Where(l => UnsafeMember().IsMatch(l.Text) && !l.Before.Contains("// SAFETY:", StringComparison.Ordinal))
            .Select(l => $"{Path.GetFileName(f)}:{l.Number}"));
        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Migration_planning_is_pure()
    {
        string[] pure = ["Preflight", "Rules", "Prediction", "Planning", "Downtime"];
        var found = s_files.Where(f => pure.Any(p => f.Contains($"/Migration/{p}/", StringComparison.Ordinal)))
            .SelectMany(f => Lines(f).Where(l => Impure().IsMatch(l.Text)).Select(l => $"{Path.GetFileName(f)}:{l.Number}: {l.Text.Trim()}"));
        Assert.That(found, Is.Empty);
    }

    [Test]
    public void Nobody_uses_what_is_banned()
    {
        var found = s_files.SelectMany(f => Lines(f).Where(l => Banned().IsMatch(l.Text)).Select(l => $"{Path.GetFileName(f)}:{l.Number}: {l.Text.Trim()}"));
        Assert.That(found, Is.Empty);
    }

    private static IEnumerable<(int Number, string Text, string Before)> Lines(string file)
    {
        var lines = File.ReadAllLines(file);
        return lines.Select((text, i) => (i + 1, text, string.Join('\n', lines[Math.Max(0, i - 4)..i])));
    }

    [GeneratedRegex(@"\b(ILibvirtConnection|LibvirtConnection|IDomain|IHostFiles|File|Directory|Process|Stopwatch|TimeProvider|Random)\b[.\s(]|\basync\b")]
    private static partial Regex Impure();

    // A member that is unsafe by its own modifier; classes that are unsafe as a whole mark each native call's member in the generator's and the hand-written form.
    [GeneratedRegex(@"^\s+(public|private|internal|protected)[\w\s]*\bunsafe\b(?!.*\b(class|struct)\b)")]
    private static partial Regex UnsafeMember();

    [GeneratedRegex(@"\bDateTime\.(Utc)?Now\b|\[DllImport|XmlSerializer\b(?!\w)|#region")]
    private static partial Regex Banned();
}
