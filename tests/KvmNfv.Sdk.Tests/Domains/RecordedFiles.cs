using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Tests.Domains;

/// <summary>Files in memory, from a recording or made up by a test.</summary>
internal sealed class RecordedFiles : IHostFiles
{
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    public HashSet<string> Forbidden { get; } = [];

    public string this[string path]
    {
        get => _files[path];
        set => _files[path] = value;
    }

    public static RecordedFiles Of(string recording)
    {
        var files = new RecordedFiles();
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Domains", "Recorded", recording + ".txt"));
        foreach (var part in ("\n" + text).Split("\n==> ", StringSplitOptions.RemoveEmptyEntries))
        {
            var end = part.IndexOf(" <==\n", StringComparison.Ordinal);
            files[part[..end]] = part[(end + 5)..];
        }

        return files;
    }

    public void Replace(string path, string from, string to) => _files[path] = _files[path].Replace(from, to, StringComparison.Ordinal);

    public string? ReadText(string path, int maxBytes = HostFiles.DefaultMaxBytes) =>
        Forbidden.Contains(path) ? throw new UnauthorizedAccessException(path) : _files.GetValueOrDefault(path);

    public EquatableList<string> List(string path) =>
        [.. _files.Keys.Where(k => k.StartsWith(path + "/", StringComparison.Ordinal)).Select(k => k[(path.Length + 1)..].Split('/')[0]).Distinct().Order(StringComparer.Ordinal)];

    public string? ReadLink(string path) => null;
}
