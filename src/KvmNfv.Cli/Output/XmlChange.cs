using System.Text.RegularExpressions;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Cli.Output;

/// <summary>One change of <c>xml diff</c>.</summary>
/// <param name="Kind">added, removed or changed.</param>
/// <param name="Path">XPath expression of the place.</param>
/// <param name="Before">The value before, or the element as XML.</param>
/// <param name="After">The value after, or the element as XML.</param>
/// <param name="Effect">For a domain: live or restart.</param>
internal sealed partial record XmlChange(string Kind, string Path, string? Before, string? After, string? Effect)
{
    public const string Restart = "restart";
    private const int Widest = 100;

    public static XmlChange Of(DocumentChange change) => new(
        change.Kind switch { ChangeKind.Added => "added", ChangeKind.Removed => "removed", _ => "changed" },
        change.Path, change.Before, change.After,
        !change.Path.StartsWith("/domain/", StringComparison.Ordinal) ? null : change.Effect == ChangeEffect.Live ? "live" : Restart);

    public override string ToString()
    {
        var what = Kind switch
        {
            "added" => $"+ {Path}: {Short(After)}",
            "removed" => $"- {Path}: {Short(Before)}",
            _ => $"~ {Path}: {Short(Before)} -> {Short(After)}",
        };
        return Effect is null ? what : $"{what}  [{Effect}]";
    }

    private static string Short(string? text)
    {
        var line = Blanks().Replace(Between().Replace(text ?? "", "><"), " ").Trim();
        return line.Length <= Widest ? line : line[..(Widest - 1)] + "…";
    }

    [GeneratedRegex(@">\s+<")]
    private static partial Regex Between();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
