using System.Text.RegularExpressions;
using KvmNfv.Tests;

namespace KvmNfv.Docs.Tests;

/// <summary>A Markdown page of the repository.</summary>
internal sealed partial record Page(string Path)
{
    /// <summary>The pages that people read: at the top, of the documentation, of the samples.</summary>
    public static IEnumerable<Page> All() => new[] { ".", "docs", "samples" }.Select(f => System.IO.Path.Combine(Repository.Root, f))
        .SelectMany(f => Directory.GetFiles(f, "*.md")).Select(f => new Page(System.IO.Path.GetRelativePath(Repository.Root, f)));

    public string Text => File.ReadAllText(System.IO.Path.Combine(Repository.Root, Path));

    public override string ToString() => Path;

    /// <summary>The contents of the code blocks in a language.</summary>
    public IEnumerable<string> Blocks(string language) =>
        Block().Matches(Text).Where(m => m.Groups["language"].Value == language).Select(m => m.Groups["code"].Value);

    /// <summary>The targets of links to files of the repository.</summary>
    public IEnumerable<string> FileLinks() =>
        Link().Matches(Text).Select(m => m.Groups["target"].Value.Split('#')[0]).Where(t => t.Length > 0 && !t.Contains(':', StringComparison.Ordinal));

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
