using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Hosts.Tuning;

namespace KvmNfv.Sdk.Tests.Hosts.Tuning;

/// <summary>A running kernel in memory: files that can be written, refuse, lie or take the process down.</summary>
internal sealed class MemoryHost : IHostFiles, IHostWriter
{
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    public Dictionary<string, Func<string, string>> OnWrite { get; } = new(StringComparer.Ordinal);

    public List<string> Written { get; } = [];

    public string this[string path]
    {
        get => _files[path];
        set => _files[path] = value;
    }

    public void Remove(string path) => _files.Remove(path);

    public void Write(string path, string value)
    {
        Written.Add(path);
        if (!_files.ContainsKey(path))
            throw new FileNotFoundException($"{path} is not there.");
        _files[path] = (OnWrite.TryGetValue(path, out var answer) ? answer(value) : value) + "\n";
    }

    public string? ReadText(string path, int maxBytes = HostFiles.DefaultMaxBytes) => _files.GetValueOrDefault(path);

    public byte[]? ReadBytes(string path, int maxBytes = HostFiles.DefaultMaxBytes) => null;

    public string? ReadLink(string path) => null;

    public EquatableList<string> List(string path) =>
        [.. _files.Keys.Where(k => k.StartsWith(path + "/", StringComparison.Ordinal)).Select(k => k[(path.Length + 1)..].Split('/')[0]).Distinct().Order(StringComparer.Ordinal)];
}
