using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Tests.Repinning;

/// <summary>This machine's files, of which one says something else once: a fault injected where the kernel is read back.</summary>
internal sealed class LyingFiles(string thread, string from, string to) : IHostFiles
{
    private bool _lied;

    public bool Lied => _lied;

    public string? ReadText(string path, int maxBytes = HostFiles.DefaultMaxBytes)
    {
        var text = HostFiles.Live.ReadText(path, maxBytes);
        if (_lied || text is null || !path.EndsWith("/status", StringComparison.Ordinal) || !text.StartsWith($"Name:\t{thread}\n", StringComparison.Ordinal) || !text.Contains(from, StringComparison.Ordinal))
            return text;
        _lied = true;
        return text.Replace(from, to, StringComparison.Ordinal);
    }

    public EquatableList<string> List(string path) => HostFiles.Live.List(path);

    public string? ReadLink(string path) => HostFiles.Live.ReadLink(path);

}
