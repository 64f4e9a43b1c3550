using KvmNfv.Sdk.Hosts.Readiness;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>
/// Puts the wanted parameters into the command line that is there: what the plan knows nothing of stays (root=, console= and so on), an old
/// isolation set is replaced where it stood, and what harms or was misspelt goes.
/// </summary>
internal sealed class CommandLineMerge
{
    // Order counts among these, so all of them are written anew together.
    private static readonly string[] s_hugePages = ["default_hugepagesz", "hugepagesz", "hugepages"];

    private readonly KernelCommandLine _current;
    private readonly string? _text;
    private readonly List<WantedParameter> _wanted;
    private readonly bool _hugePagesWanted;
    private readonly bool _tscWanted;

    public CommandLineMerge(string? text, IEnumerable<WantedParameter> wanted)
    {
        _text = text;
        _current = KernelCommandLine.Parse(text ?? "");
        _wanted = [.. wanted];
        _hugePagesWanted = _wanted.Any(w => w.Name == "hugepages");
        _tscWanted = _wanted.Any(w => w.Name == "tsc");
    }

    public KernelCommandLineChange Merge()
    {
        var words = new List<KernelParameterChange>();
        var removed = new List<KernelParameterChange>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        var sameHugePages = HugePageWords(_current.Parameters.Select(p => (p.Key, Text: p.ToString()))) == HugePageWords(_wanted.Select(w => (w.Key, w.Text)));
        foreach (var parameter in _current.Parameters)
        {
            var text = Quoted(parameter);
            if (s_hugePages.Contains(parameter.Key) && _hugePagesWanted && !sameHugePages)
                removed.Add(Removed(text, "huge pages are counted anew"));
            else if (_wanted.FirstOrDefault(w => w.Key == parameter.Key && !s_hugePages.Contains(w.Key)) is { } wanted)
            {
                if (done.Add(wanted.Key))
                    words.Add(Replaced(text, parameter, wanted));
                else
                    removed.Add(Removed(text, "it was given more than once"));
            }
            else if (Harm(parameter) is { } harm)
                removed.Add(Removed(text, harm));
            else
                words.Add(new KernelParameterChange { Text = text, Action = KernelParameterAction.Kept, Was = text });
        }

        words.AddRange(_wanted.Where(w => s_hugePages.Contains(w.Key) ? !sameHugePages : !done.Contains(w.Key)).Select(Added));
        var line = words.Select(w => w.Text).ToList();
        if (_current.ForInit.Count > 0)
            line.AddRange(["--", .. _current.ForInit]);
        return new KernelCommandLineChange { Current = _text, Wanted = string.Join(' ', line), Parameters = [.. words, .. removed] };
    }

    private static KernelParameterChange Added(WantedParameter wanted) => new()
    {
        Text = wanted.Text, Action = KernelParameterAction.Added, Reason = wanted.Reason, Mends = [.. wanted.Mends],
    };

    private static KernelParameterChange Removed(string text, string reason) =>
        new() { Text = text, Was = text, Action = KernelParameterAction.Removed, Reason = reason, Mends = reason.StartsWith("misspelt", StringComparison.Ordinal) ? ["K02"] : [] };

    private static KernelParameterChange Replaced(string text, KernelParameter now, WantedParameter wanted) => Same(now.Value, wanted.Value)
        ? new() { Text = text, Was = text, Action = KernelParameterAction.Kept, Reason = wanted.Reason, Mends = [.. wanted.Mends] }
        : new() { Text = wanted.Text, Was = text, Action = KernelParameterAction.Replaced, Reason = wanted.Reason, Mends = [.. wanted.Mends] };

    private static bool Same(string? left, string? right)
    {
        if (left == right)
            return true;
        if (left is null || right is null)
            return false;
        return CpuSet.TryParse(left, out var a) && CpuSet.TryParse(right, out var b) && a == b;
    }

    private static string HugePageWords(IEnumerable<(string Key, string Text)> words) =>
        string.Join(' ', words.Where(w => s_hugePages.Contains(w.Key)).Select(w => w.Text));

    private static string Quoted(KernelParameter parameter) =>
        parameter.Value is { } value && value.Any(char.IsWhiteSpace) ? $"{parameter.Name}=\"{value}\"" : parameter.ToString();

    private string? Harm(KernelParameter parameter) => (parameter.Key, parameter.Value) switch
    {
        ("mce", "off") => "with it even fatal memory errors go unreported",
        ("nohz", "off") => "without tickless mode nohz_full does nothing",
        ("clocksource", "hpet" or "acpi_pm" or "jiffies") when _tscWanted => "that clock takes a microsecond or more for each reading; the TSC is steady here",
        ("tsc", "unstable") when _tscWanted => "it forces a slow clock; the processor says that its TSC is steady",
        var (key, _) => MisspeltParameter.Meant(key) is { } meant ? $"misspelt: the kernel ignores it ({meant} was meant)" : null,
    };
}
